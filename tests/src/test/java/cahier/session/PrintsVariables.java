package cahier.session;

/// A program that prints the limit of a cell's time which its environment sets.
final class PrintsVariables {

    private PrintsVariables() {}

    public static void main(String... arguments) {
        System.out.println(SessionOptions.defaults().variables().timeout());
    }
}
