package cahier.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class RuntimeNamesTest {
    private final Cells cells = new Cells("java.util.*", "java.io.*", "java.util.function.*");

    @AfterEach
    void close() {
        cells.close();
    }

    @Test
    void aLocalClassHasItsOwnName() {
        cells.nothing(
                """
                Object make() {
                    class Point { Object inner() { return new Object() {}; } class Part {} Object part() { return new Part(); } }
                    return new Point();
                }
                """);
        assertThat(cells.value("make().getClass().getName()")).isEqualTo("Point");
        assertThat(cells.value("make().toString().split(\"@\")[0]")).isEqualTo("Point");
        assertThat(
                        cells.value(
                                "var t = make().getClass(); t.getSimpleName() + t.isLocalClass() +"
                                    + " t.isAnonymousClass() + t.getEnclosingMethod().getName() +"
                                    + " t.getEnclosingClass().getName()"))
                .isEqualTo("Pointtruefalsemakecell#1");
        assertThat(cells.value("t.getMethod(\"inner\").invoke(make()).getClass().getName()"))
                .isEqualTo("Point$1");
        assertThat(
                        cells.value(
                                "var p = t.getMethod(\"part\").invoke(make()).getClass();"
                                        + " p.getName() + p.getSimpleName() + p.isMemberClass()"))
                .isEqualTo("Point$PartParttrue");
    }

    @Test
    void localKindsOfAStatementHaveTheirNamesToo() {
        assertThat(
                        cells.value(
                                """
                                var names = new ArrayList<String>();
                                if (true) {
                                    record Pair<T>(T a, int b) { static int n = 3; }
                                    enum Side { LEFT { int x() { return 1; } }, RIGHT; int x() { return 2; } }
                                    interface Shape {}
                                    record Dot() implements Shape {}
                                    record Line() implements Shape {}
                                    Shape s = new Line();
                                    names.add(new Pair<>("a", 1) + "" + Pair.n);
                                    names.add(Side.LEFT.getClass().getName() + Side.LEFT.x() + Side.valueOf("RIGHT").x());
                                    names.add(Pair.class.getName() + switch (s) { case Dot d -> 1; default -> 2; });
                                    names.add(new Object() { Side f() { return Side.RIGHT; } }.f().name());
                                }
                                names.toString()\
                                """))
                .isEqualTo("[Pair[a=a, b=1]3, Side$112, Pair2, RIGHT]");
    }

    @Test
    void twoOfANameAreToldApart() {
        cells.nothing("class Point { int x = 5; }");
        assertThat(
                        cells.value(
                                """
                                Object a() { class Point {} return new Point(); }
                                Object b() { class Spot {} return new Spot(); }
                                Object c() { class Spot {} return new Spot(); }
                                a().getClass().getName() + " " + b().getClass().getName() + " " + c().getClass().getName() + " " + new Point().x\
                                """))
                .isEqualTo("cell#2$1Point Spot cell#2$2Spot 5");
    }

    @Test
    void aTypeDeclaredLaterIsAnother() {
        cells.nothing("Object a() { class Point {} return new Point(); }");
        cells.nothing("Object before = a(); class Point { int x = 5; }");
        assertThat(cells.value("a().getClass() == before.getClass()")).isEqualTo(true);
        assertThat(cells.value("a() instanceof Point")).isEqualTo(false);
        assertThat(cells.value("new Point().x + before.getClass().getName()")).isEqualTo("5Point");
    }

    @Test
    void laterCellsUseWhatAVariableIsMadeOf() {
        cells.nothing("var o = new Object() { int x = 4; int twice() { return 2 * x; } };");
        assertThat(cells.value("o.x + o.twice()")).isEqualTo(12);
        assertThat(cells.value("o.getClass().getName() + o.getClass().isAnonymousClass()"))
                .isEqualTo("cell#1$1true");
        cells.nothing(
                "var l = java.util.stream.Stream.of(1, 2).map(i -> { record Box(int n) {} return"
                        + " new Box(i); }).toList();");
        assertThat(cells.value("l.get(1).n()")).isEqualTo(2);
        assertThat(cells.value("l.toString()")).isEqualTo("[Box[n=1], Box[n=2]]");
    }

    @Test
    void objectsOfLocalClassesAreReadBack() {
        cells.nothing(
                """
                byte[] write(Object o) throws Exception {
                    var bytes = new ByteArrayOutputStream();
                    try (var out = new ObjectOutputStream(bytes)) { out.writeObject(o); }
                    return bytes.toByteArray();
                }
                Object read(byte[] bytes) throws Exception {
                    try (var in = new ObjectInputStream(new ByteArrayInputStream(bytes))) { return in.readObject(); }
                }
                Object kept;
                """);
        cells.nothing(
                "if (true) { record Pair(int a, String b) implements Serializable {} kept = new"
                        + " Pair(1, \"x\"); }");
        assertThat(cells.value("read(write(kept)).toString()")).isEqualTo("Pair[a=1, b=x]");
        cells.nothing("Supplier<String> s = (Supplier<String> & Serializable) () -> \"got\";");
        assertThat(cells.value("((Supplier<?>) read(write(s))).get()")).isEqualTo("got");
    }

    @Test
    void aLambdaAndAnObjectWithoutNameAreOfTheirCell() {
        assertThat(cells.value("Runnable r = () -> {}; r.toString()"))
                .asString()
                .matches("cell#1\\$\\$Lambda/0x[0-9a-f]+@[0-9a-f]+");
        assertThat(cells.value("new Object() {}.toString()")).asString().startsWith("cell#2$1@");
        cells.engine.run(new Cell("lib.java", "Object f() { return new Object() {}; }"));
        assertThat(cells.value("f().getClass().getName()")).isEqualTo("cell#0_1$1");
    }

    @Test
    void whatIsCompiledAgainHasANameOfItsOwn() {
        cells.nothing("record P(int a) {}");
        cells.nothing("Object f(P p) { return new Object() {}; }");
        cells.nothing("record P(int a, int b) {}");
        assertThat(cells.value("f(null).getClass().getName()")).isEqualTo("cell#2_1$1");
        // of two attempts the first leaves no trace
        cells.nothing("Object g() { return new Object() { int n = later(); }; }");
        assertThat(cells.value("int later() { return 1; } g().getClass().getName()"))
                .isEqualTo("cell#5_2$1");
        assertThat(cells.value("new Object() {}.getClass().getName()")).isEqualTo("cell#7$1");
    }

    @Test
    void statementsRunInMain() {
        assertThat(
                        cells.value(
                                "StackWalker.getInstance().walk(s -> s.findFirst()).get()"
                                        + ".getMethodName()"))
                .isEqualTo("main");
        assertThat(
                        cells.value(
                                "Object main() { return 1; }\n"
                                        + "String main1() { return \"1\"; }\n"
                                        + "main() + main1()"))
                .isEqualTo("11");
        assertThat(
                        cells.value(
                                "class Here {} Object o = new Object() {};"
                                        + " o.getClass().getEnclosingMethod().getName()"))
                .isEqualTo("main");
    }

    @Test
    void aMainOfTheUsersIsNotTheEndOfATrace() {
        cells.nothing("void main() { throw new IllegalStateException(); }");
        assertThat(cells.thrown("int a = 1;\nmain();").getStackTrace())
                .extracting(Object::toString)
                .containsExactly("cell.main(In [1]:1)", "cell.main(In [2]:2)");
    }

    @Test
    void aThreadsTraceIsTheCells() {
        cells.nothing("StackTraceElement[] f() { return Thread.currentThread().getStackTrace(); }");
        assertThat(cells.value("Arrays.toString(f())"))
                .isEqualTo(
                        "[java.base/java.lang.Thread.getStackTrace(Thread.java:2193),"
                                + " cell.f(In [1]:1), cell.main(In [2]:1)]");
    }
}
