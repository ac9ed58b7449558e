package cahier.proof;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Commits notebooks in a real repository with a filter and a hook that need no Python.
@Timeout(300)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "it calls the launcher of other systems")
class HookTest {

    private static final String NOTEBOOK =
            """
            {
             "cells": [
              {
               "cell_type": "code",
               "execution_count": 1,
               "id": "one",
               "metadata": {},
               "outputs": [
                {
                 "name": "stdout",
                 "output_type": "stream",
                 "text": [
                  "1\\n"
                 ]
                }
               ],
               "source": [
                "System.out.println(1);"
               ]
              }
             ],
             "metadata": {},
             "nbformat": 4,
             "nbformat_minor": 5
            }
            """;

    @TempDir Path temporary;
    private Path repository;
    private Path notebook;
    private Map<String, String> environment;

    @BeforeEach
    void makeRepository() throws Exception {
        repository = Files.createDirectories(temporary.resolve("a b/repository"));
        notebook = Files.writeString(repository.resolve("a.ipynb"), NOTEBOOK);
        // nothing of the developer's own settings
        environment =
                Map.of(
                        "GIT_CONFIG_GLOBAL",
                        temporary.resolve("gitconfig").toString(),
                        "GIT_CONFIG_NOSYSTEM",
                        "1",
                        "XDG_CONFIG_HOME",
                        temporary.resolve("config").toString(),
                        "GIT_AUTHOR_NAME",
                        "a",
                        "GIT_AUTHOR_EMAIL",
                        "a@example.org",
                        "GIT_COMMITTER_NAME",
                        "a",
                        "GIT_COMMITTER_EMAIL",
                        "a@example.org");
        git(0, "init", "-q");
    }

    @Test
    void keepsOutputsInTheFileAndOutOfCommits() throws Exception {
        assertThat(cahier(3, "hook", "status").output())
                .isEqualTo("filter: not installed\npre-commit: not installed\n");
        assertThat(cahier(0, "hook", "install").output())
                .isEqualTo("filter: installed; notebooks named in .git/info/attributes\n");
        cahier(0, "hook", "install"); // again, which changes nothing
        assertThat(repository.resolve(".git/info/attributes"))
                .content()
                .endsWith("*.ipynb filter=cahier diff=cahier\n")
                .containsOnlyOnce("filter=cahier");

        git(0, "add", "a.ipynb");
        git(0, "commit", "-q", "-m", "a notebook");
        Files.writeString(repository.resolve("b c.ipynb"), "{");
        assertThat(git(128, "add", "b c.ipynb").output())
                .contains("cahier: b c.ipynb: not JSON: line 1, column ");
        Files.delete(repository.resolve("b c.ipynb"));

        assertThat(git(0, "show", "HEAD:a.ipynb").output())
                .contains("System.out.println(1);")
                .contains("\"outputs\": []")
                .contains("\"execution_count\": null");
        assertThat(notebook).content().isEqualTo(NOTEBOOK);
        assertThat(git(0, "status", "--porcelain").output()).isEmpty();

        Files.writeString(notebook, NOTEBOOK.replace("(1)", "(2)"));
        assertThat(git(0, "diff").output())
                .contains(
                        "\n // %% id=\"one\"\n-System.out.println(1);\n+System.out.println(2);\n");

        assertThat(cahier(0, "hook", "uninstall").output())
                .isEqualTo("filter: uninstalled\npre-commit: was not installed\n");
        assertThat(git(0, "config", "--local", "--list").output()).doesNotContain("cahier");
    }

    @Test
    void refusesACommitOfWhatIsStagedWithOutputs() throws Exception {
        var script = repository.resolve(".git/hooks/pre-commit");
        Files.createDirectories(script.getParent());
        Files.writeString(script, "#!/bin/sh\necho mine\nexit 0\n");
        cahier(0, "hook", "install", "--pre-commit");
        git(0, "add", "a.ipynb");
        // the file is clean by now, what is staged is not
        cahier(0, "clean", "a.ipynb");

        var refused = git(1, "commit", "-m", "with outputs");
        assertThat(refused.output())
                .contains("cahier: a.ipynb: holds outputs")
                .contains("cahier clean a.ipynb && git add a.ipynb");

        git(0, "add", "a.ipynb");
        assertThat(git(0, "commit", "-m", "clean").output()).contains("mine");
        cahier(0, "hook", "uninstall");
        assertThat(script).content().isEqualTo("#!/bin/sh\necho mine\nexit 0\n");
    }

    @Test
    void takesOutputsButNoInvalidNotebookWhereTold() throws Exception {
        cahier(0, "hook", "install", "--pre-commit", "--keep-outputs");
        git(0, "add", "a.ipynb");
        git(0, "commit", "-q", "-m", "with outputs");
        Files.writeString(notebook, NOTEBOOK.replace("\"one\"", "\"o ne\""));
        git(0, "add", "a.ipynb");
        assertThat(git(1, "commit", "-m", "invalid").output())
                .contains("a.ipynb: cell 1 (id o ne): id is \"o ne\"; expected")
                .contains("cahier validate --repair a.ipynb");
        cahier(0, "hook", "uninstall");
        assertThat(repository.resolve(".git/hooks/pre-commit")).doesNotExist();
    }

    @Test
    void sharesTheAttributesOrSetsUpEveryRepository() throws Exception {
        Files.writeString(repository.resolve(".gitattributes"), "*.png binary\n");
        cahier(0, "hook", "install", "--attributes", ".gitattributes");
        assertThat(repository.resolve(".gitattributes"))
                .content()
                .isEqualTo("*.png binary\n*.ipynb filter=cahier diff=cahier\n");
        assertThat(cahier(0, "hook", "status").output())
                .startsWith("filter: installed; notebooks named in .gitattributes\n");
        assertThat(cahier(0, "hook", "uninstall").output())
                .contains("note: the line in .gitattributes stays for those who share it")
                .contains("  cahier hook uninstall --attributes=.gitattributes\n");
        cahier(0, "hook", "uninstall", "--attributes", ".gitattributes");
        assertThat(repository.resolve(".gitattributes")).content().isEqualTo("*.png binary\n");

        var attributes = temporary.resolve("config/git/attributes");
        assertThat(cahier(0, "hook", "install", "--global").output())
                .contains(attributes.toString());
        git(0, "add", "a.ipynb");
        assertThat(git(0, "show", ":a.ipynb").output()).contains("\"outputs\": []");
        assertThat(cahier(0, "hook", "status", "--global").output())
                .startsWith("filter: installed");
    }

    @Test
    void saysWhatItNeeds() throws Exception {
        var elsewhere = Files.createDirectory(temporary.resolve("elsewhere"));
        for (var command : List.of("install", "check", "status")) {
            var none = Child.cahier(elsewhere, environment, "hook", command);
            assertThat(none.exitCode()).isEqualTo(2);
            assertThat(none.output())
                    .isEqualTo(
                            "cahier: hook: there is no git repository here; go into one, or make"
                                    + " one with git init\n");
        }
        assertThat(cahier(2, "hook", "install", "--attributes=no/attributes").output())
                .contains("--attributes: git does not read no/attributes; expected a file");
        assertThat(repository.resolve("no")).doesNotExist();
        assertThat(git(0, "config", "--local", "--list").output()).doesNotContain("cahier");
        assertThat(cahier(2, "hook", "install", "--keep-outputs").output())
                .contains("--keep-outputs is for --pre-commit");
        var script = repository.resolve(".git/hooks/pre-commit");
        Files.createDirectories(script.getParent());
        Files.writeString(script, "#!/usr/bin/env python3\n");
        assertThat(cahier(2, "hook", "install", "--pre-commit").output())
                .contains("no script of the shell; let it call: '");
    }

    private Child cahier(int code, String... arguments) throws Exception {
        return checked(code, Child.cahier(repository, environment, arguments), arguments);
    }

    private Child git(int code, String... arguments) throws Exception {
        var command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        return checked(code, Child.run(repository, environment, 120, command), arguments);
    }

    private static Child checked(int code, Child child, String... arguments) throws IOException {
        assertThat(child.exitCode())
                .as(String.join(" ", arguments) + "\n" + child.output())
                .isEqualTo(code);
        return child;
    }
}
