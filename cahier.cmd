@echo off
rem Starts Cahier on Windows: see the launcher `cahier`, which this file follows step by step.
rem Two differences: sources are compared with the jars for every command but `kernel start`
rem (which asks PowerShell), and paths that hold `!` or `%%` are not supported.
setlocal EnableExtensions DisableDelayedExpansion

set "need=25"
set "home=%~dp0"
if "%home:~-1%"=="\" set "home=%home:~0,-1%"

rem --- a JDK ------------------------------------------------------------------------------------

set "jdk="
set "newer="
if not defined CAHIER_JAVA_HOME goto :search
call :consider "%CAHIER_JAVA_HOME%"
if defined jdk goto :chosen
if defined newer goto :chosen
>&2 echo cahier: CAHIER_JAVA_HOME must name a JDK %need% or newer: got "%CAHIER_JAVA_HOME%"
set "telling=yes"
call :consider "%CAHIER_JAVA_HOME%"
if not "%telling%"=="told" >&2 echo     no JDK there: bin\java.exe or the file "release" is missing
exit /b 2

:search
call :look_everywhere
:chosen
if not defined jdk set "jdk=%newer%"
if defined jdk goto :found
>&2 echo cahier: needs a JDK %need% (or newer), and found none. To install one:
>&2 echo     winget install EclipseAdoptium.Temurin.%need%.JDK
>&2 echo     or by hand: https://adoptium.net/temurin/releases/?version=%need%
>&2 echo It need not be the default Java. If it lies in an unusual place: set CAHIER_JAVA_HOME=C:\path\to\jdk
set "telling=first"
call :look_everywhere
exit /b 2
:found

rem --- what must be there before a start ----------------------------------------------------------

set "kernel=%home%\kernel\target\cahier-kernel.jar"
set "library=%home%\lib\target\cahier-lib.jar"
rem not among what Maven builds, which it cleans while kernels run
set "state=%home%\.launch"
rem where that cannot be written, it is kept for this user
set "own=%LocalAppData%\cahier\%home::=%"
if defined LocalAppData if exist "%own%\" set "state=%own%"

set "stale="
if not exist "%kernel%" set "stale=yes"
if not exist "%library%" set "stale=yes"
if not exist "%home%\pom.xml" set "stale="
if not defined stale if exist "%home%\pom.xml" if not "%~1 %~2"=="kernel start" call :compare
if not defined stale goto :built
call :build
if errorlevel 1 exit /b 2
:built

rem the quickest to start, and the smallest
set "collector=-XX:+UseSerialGC -XX:NewSize=24m -XX:NewRatio=6"
set "heap=-Xms72m"
call :fingerprint
set "key="
set "copy="
if exist "%state%\key" set /p key=<"%state%\key"
if exist "%state%\current" set /p copy=<"%state%\current"
if defined key set "key=%key:"=%"
if not exist "%state%\%copy%\jvm.args" set "key="
rem the time in a key counts minutes
if defined stale set "key="
if not "%key%"=="%fingerprint%" (
    call :train
    if errorlevel 1 exit /b 2
)

rem --- go -----------------------------------------------------------------------------------------

set "more="
if defined IJAVA_JVM_OPTS set "more=%IJAVA_JVM_OPTS%"
if defined JJAVA_JVM_OPTS set "more=%JJAVA_JVM_OPTS%"
if defined CAHIER_JVM_OPTS set "more=%CAHIER_JVM_OPTS%"
set "compiler="
if defined IJAVA_COMPILER_OPTS set "compiler=%IJAVA_COMPILER_OPTS%"
if defined JJAVA_COMPILER_OPTS set "compiler=%JJAVA_COMPILER_OPTS%"
if defined CAHIER_COMPILER_OPTS set "compiler=%CAHIER_COMPILER_OPTS%"
rem what compiles with preview features must run with them
if defined compiler echo "%compiler%" | findstr /c:"--enable-preview" >nul && set "more=%more% --enable-preview"
if defined more echo "%more%" | findstr /r /c:"-XX:+Use[A-Za-z0-9]*GC" >nul && set "collector="
rem more than a limit of the user's is an error
echo "%more% %JDK_JAVA_OPTIONS% %JAVA_TOOL_OPTIONS%" | findstr /c:"-Xmx" /c:"-XX:MaxHeapSize=" /c:"-XX:MaxRAM" >nul && set "heap="
"%jdk%\bin\java.exe" "@%state%\%copy%\jvm.args" %collector% %heap% %more% cahier.cli.Main %*
set "result=%ERRORLEVEL%"
if not "%result%"=="1" exit /b %result%
if not defined more exit /b %result%
rem the JVM's own words do not say where an option comes from
"%jdk%\bin\java.exe" %collector% %heap% %more% -version >nul 2>&1 <nul
if not errorlevel 1 exit /b %result%
set "source_of_more=IJAVA_JVM_OPTS"
if defined JJAVA_JVM_OPTS set "source_of_more=JJAVA_JVM_OPTS"
if defined CAHIER_JVM_OPTS set "source_of_more=CAHIER_JVM_OPTS"
>&2 echo cahier: %source_of_more%: no JVM starts with "%more%": see above
exit /b 2

rem --- looks where a JDK may lie; if `telling` is set, says what it saw there -------------------------

rem paths stand outside of parentheses: "Program Files (x86)" would close them
:look_everywhere
if defined JAVA_HOME call :consider "%JAVA_HOME%"
if not defined jdk for %%J in (java.exe) do if not "%%~$PATH:J"=="" call :consider "%%~dp$PATH:J.."
for %%R in (
    "%ProgramFiles%\Java"
    "%ProgramFiles%\Eclipse Adoptium"
    "%ProgramFiles%\Microsoft"
    "%ProgramFiles%\Amazon Corretto"
    "%ProgramFiles%\Zulu"
    "%ProgramFiles%\BellSoft"
    "%LocalAppData%\Programs\Eclipse Adoptium"
    "%UserProfile%\.jdks"
    "%UserProfile%\scoop\apps"
    "%UserProfile%\.sdkman\candidates\java"
) do if not defined jdk if exist "%%~R\" call :consider_all "%%~R"
exit /b

rem --- takes a folder if a JDK of the version that is tested lies there ---------------------------

:consider
if not exist "%~1\bin\java.exe" exit /b
if not exist "%~1\release" exit /b
set "version="
for /f "usebackq tokens=1,2 delims==" %%A in ("%~1\release") do if "%%A"=="JAVA_VERSION" set "version=%%~B"
set "full=%version%"
for /f "delims=.-+" %%V in ("%version%") do set "version=%%V"
if not defined version exit /b
if %version% LSS %need% goto :too_old
if not exist "%~1\bin\javac.exe" goto :no_compiler
if %version% EQU %need% (
    for %%F in ("%~1") do set "jdk=%%~fF"
    exit /b
)
if not defined newer for %%F in ("%~1") do set "newer=%%~fF"
exit /b

:too_old
if defined telling call :tell "%~1" "(Java %full%)"
exit /b

:no_compiler
if defined telling call :tell "%~1" "(Java %full% without a compiler: a JRE, not a JDK)"
exit /b

:tell
if "%telling%"=="first" >&2 echo Looked at:
set "telling=told"
>&2 echo     "%~1" %~2
exit /b

:consider_all
for /d %%D in ("%~1\*") do (
    if not defined jdk call :consider "%%~D"
    if not defined jdk if exist "%%~D\current\" call :consider "%%~D\current"
)
exit /b

rem --- is a source newer than its jar? -------------------------------------------------------------
rem its input is closed, since what git pipes into a filter is for the program alone

:compare
set "CAHIER_HOME_=%home%"
set "CAHIER_STATE_=%state%"
powershell -NoProfile -NonInteractive -Command ^
    "$h = $env:CAHIER_HOME_; $stamp = Get-Item -ErrorAction SilentlyContinue -LiteralPath \"$env:CAHIER_STATE_\built\"; foreach ($m in 'kernel', 'lib') { $at = (Get-Item -LiteralPath \"$h\$m\target\cahier-$m.jar\").LastWriteTime; if ($stamp -and $stamp.LastWriteTime -gt $at) { $at = $stamp.LastWriteTime }; $f = @(Get-Item -LiteralPath \"$h\pom.xml\", \"$h\$m\pom.xml\") + @(Get-ChildItem -Recurse -LiteralPath \"$h\$m\src\main\"); if ($f | Where-Object { $_.LastWriteTime -gt $at }) { exit 1 } }; exit 0" <nul
if errorlevel 1 set "stale=yes"
exit /b 0

:build
set "maven="
for %%M in (mvn.cmd) do if not "%%~$PATH:M"=="" set "maven=%%~$PATH:M"
if not defined maven if defined MAVEN_HOME if exist "%MAVEN_HOME%\bin\mvn.cmd" set "maven=%MAVEN_HOME%\bin\mvn.cmd"
if not defined maven (
    >&2 echo cahier: must be built, and found no Maven ^(mvn^). To install it: https://maven.apache.org/download.cgi
    exit /b 1
)
call :lock
if errorlevel 1 exit /b 1
>&2 echo cahier: building (the first time it downloads libraries, which takes a minute or two) ...
type nul >"%state%\building"
setlocal
set "JAVA_HOME=%jdk%"
call "%maven%" -B -q -f "%home%\pom.xml" -pl kernel,lib -DskipTests package >"%state%\build.log" 2>&1 <nul
set "result=%ERRORLEVEL%"
endlocal & set "result=%result%"
if not "%result%"=="0" goto :build_failed
move /y "%state%\building" "%state%\built" >nul
call :unlock
exit /b 0

:build_failed
type "%state%\build.log" 1>&2
>&2 echo cahier: the build failed: see above (also in "%state%\build.log")
call :unlock
exit /b 1

rem --- options and start-up cache ------------------------------------------------------------------

:fingerprint
set "fingerprint=%jdk%;%home%"
for %%F in ("%kernel%" "%library%" "%home%\kernel\jvm.options" "%home%\kernel\training.options" "%jdk%\release") do call :add_to_fingerprint "%%~tF" "%%~zF"
exit /b 0

:add_to_fingerprint
set "fingerprint=%fingerprint%;%~1,%~2"
exit /b 0

:train
call :lock
if errorlevel 1 exit /b 1
del /q "%state%\key" 2>nul
call :forget_others
>&2 echo cahier: preparing quick starts (once) ...
set "patience=30"
:attempt
rem before the jars are copied, so that what changes from now on is another key
call :fingerprint
set "copy=1"
:fresh_copy
set "launch=%state%\%copy%"
if not exist "%launch%\" goto :copy_jars
set /a "copy+=1" >nul
goto :fresh_copy
:copy_jars
rem a program that runs keeps the jars that it was started from: a build may write its own anew
mkdir "%launch%\libs"
copy /y "%kernel%" "%launch%\" >nul
copy /y "%library%" "%launch%\" >nul
if exist "%library:.jar=-sources.jar%" copy /y "%library:.jar=-sources.jar%" "%launch%\" >nul
if exist "%home%\lib\target\libs\" copy /y "%home%\lib\target\libs\*.jar" "%launch%\libs\" >nul
set "path_=%launch%\cahier-kernel.jar;%launch%\cahier-lib.jar"
for /f "delims=" %%F in ('dir /b /on "%launch%\libs\*.jar" 2^>nul') do call :add_to_path "%launch%\libs\%%F"
copy /y "%home%\kernel\jvm.options" "%launch%\jvm.args" >nul
>>"%launch%\jvm.args" echo -cp
rem in an argument file a backslash escapes: Windows takes slashes as well
>>"%launch%\jvm.args" echo "%path_:\=/%"
>>"%launch%\jvm.args" echo "-Dcahier.home=%home:\=/%"
>>"%launch%\jvm.args" echo "-Dcahier.state=%state:\=/%"
>>"%launch%\jvm.args" echo "-Dcahier.jvm=%launch:\=/%/jvm.args"
>>"%launch%\jvm.args" echo "-Dcahier.packages=%launch:\=/%/packages"
"%jdk%\bin\java.exe" "@%launch%\jvm.args" "@%home%\kernel\training.options" %collector% "-XX:AOTCacheOutput=%launch%\new.aot" cahier.cli.Main rehearse >"%state%\training.log" 2>&1 <nul
if not errorlevel 1 if exist "%launch%\new.aot" move /y "%launch%\new.aot" "%launch%\cahier.aot" >nul
if exist "%launch%\cahier.aot" >>"%launch%\jvm.args" echo "-XX:AOTCache=%launch:\=/%/cahier.aot"
if exist "%launch%\cahier.aot" goto :trained
if %patience% LEQ 0 goto :untrained
call :is_whole
if not errorlevel 1 goto :untrained
rem a build that is not ours writes the jars
rmdir /s /q "%launch%" 2>nul
set /a "patience-=1" >nul
ping -n 2 127.0.0.1 >nul <nul
goto :attempt
:untrained
if not exist "%launch%\cahier-kernel.jar" goto :not_copied
if not exist "%launch%\cahier-lib.jar" goto :not_copied
del /q "%launch%\new.aot" 2>nul
>&2 echo cahier: could not prepare quick starts: every start takes a second longer (why: "%state%\training.log")
:trained
>"%state%\current" echo %copy%
>"%state%\key" echo "%fingerprint%"
call :unlock
exit /b 0

:not_copied
>&2 echo cahier: cannot copy "%kernel%" and "%library%" to "%launch%": is the disk full?
call :unlock
exit /b 1

rem are the copies of whole jars, though they cannot be trained on?
:is_whole
fc /b "%kernel%" "%launch%\cahier-kernel.jar" >nul 2>&1
if errorlevel 1 exit /b 1
fc /b "%library%" "%launch%\cahier-lib.jar" >nul 2>&1
if errorlevel 1 exit /b 1
"%jdk%\bin\java.exe" "@%launch%\jvm.args" cahier.cli.Main --version >nul 2>&1 <nul
exit /b %ERRORLEVEL%

rem a folder whose jars a program holds open cannot be given another name; the last one stays
:forget_others
for /d %%D in ("%state%\*") do if exist "%%D\jvm.args" if not "%%~nxD"=="%copy%" ren "%%D" "old-%%~nxD" 2>nul
for /d %%D in ("%state%\old-*") do rmdir /s /q "%%D"
exit /b 0

:add_to_path
set "path_=%path_%;%~1"
exit /b 0

rem --- one at a time --------------------------------------------------------------------------------

:lock
set "waiting="
set "refused=0"
:try_lock
if not exist "%state%\" mkdir "%state%" 2>nul
rem what succeeds leaves an earlier failure's code standing
(call )
mkdir "%state%\lock" 2>nul
if not errorlevel 1 exit /b 0
if exist "%state%\lock\" goto :wait_for_lock
rem it may have gone in between; a folder that cannot be written refuses again
set /a "refused+=1" >nul
if %refused% LSS 3 goto :try_lock
if not "%state%"=="%own%" if defined LocalAppData goto :lock_own
>&2 echo cahier: cannot write in the folder "%state%", where what starts Cahier is kept: make it writable
exit /b 1
:lock_own
set "state=%own%"
goto :lock
:wait_for_lock
set "refused=0"
if not defined waiting >&2 echo cahier: waiting for another start that builds; if there is none, delete "%state%\lock"
set "waiting=yes"
ping -n 2 127.0.0.1 >nul <nul
goto :try_lock

:unlock
rmdir "%state%\lock" 2>nul
exit /b 0
