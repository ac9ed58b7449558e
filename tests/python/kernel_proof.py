"""Jupyter's own conformance tests, with cells of Java."""

import unittest

from jupyter_kernel_test import IopubWelcomeTests, KernelTests


class JavaKernelTest(KernelTests):
    kernel_name = "java"
    language_name = "java"
    file_extension = ".jshell"

    code_hello_world = 'System.out.println("hello, world");'
    code_stderr = 'System.err.println("to the error stream");'

    completion_samples = [
        {"text": "Integer.MAX_", "matches": {"MAX_VALUE"}},
        {"text": '"text".toLow', "matches": {"toLowerCase("}},
        {"text": "Math.flo"},
    ]

    complete_code_samples = [
        "1 + 1",
        "int complete = 1;",
        "record Point(int x, int y) {}",
        'var text = """\n    a block""";',
        "for (int i = 0; i < 3; i++) {\n    System.out.print(i);\n}",
    ]
    incomplete_code_samples = [
        "for (int i = 0; i < 3; i++) {",
        "int sum = 1 +",
        'var text = """\n    a block',
        "/* a comment",
    ]
    invalid_code_samples = ["int 1 = x;", "class }"]

    code_page_something = "%doc String.isBlank"
    code_generate_error = 'throw new IllegalStateException("as asked");'

    code_execute_result = [
        {"code": "6 * 7", "result": "42"},
        {"code": '"日本" + 1', "result": "日本1"},
        {"code": "new int[] {1, 2, 3}", "result": "[1, 2, 3]"},
        {"code": "6 * 7", "result": "42"},
        {"code": "6 * 7", "result": "42"},
    ]
    code_display_data = [
        {"code": 'display("shown");', "mime": "text/plain"},
        {"code": 'display("<b>shown</b>", "text/html");', "mime": "text/html"},
    ]

    code_history_pattern = "6 ?*?7"
    supported_history_operations = ("tail", "range", "search")

    code_inspect_sample = "String"
    code_clear_output = "clearOutput(false);"


class JavaWelcomeTest(IopubWelcomeTests):
    kernel_name = "java"
    support_iopub_welcome = True


del KernelTests, IopubWelcomeTests  # unittest would run the bare classes too

if __name__ == "__main__":
    unittest.main(verbosity=2)
