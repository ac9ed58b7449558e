"""Holds the installed kernel to the checks that Jupyter publishes for every kernel.

    CAHIER_KERNEL=java python -m unittest tests/src/test/python/test_kernel.py

`CAHIER_KERNEL` is the name under which the kernel is installed, `java` if it is not said.
"""

import os
import unittest

import jupyter_kernel_test


class KernelTest(jupyter_kernel_test.KernelTests):
    kernel_name = os.environ.get("CAHIER_KERNEL", "java")
    language_name = "java"
    file_extension = ".jshell"

    code_hello_world = 'System.out.println("hello, world");'
    code_stderr = 'System.err.println("oops");'
    code_generate_error = 'throw new IllegalStateException("on purpose");'
    code_clear_output = "clearOutput(true);"
    code_page_something = "%doc String.isBlank"
    code_inspect_sample = "String.valueOf"

    completion_samples = [
        {"text": "String text1 = \"\"; text1.isBl", "matches": ["isBlank()"]},
        {"text": "Math.absE", "matches": ["absExact("]},
        {"text": "%lsma", "matches": ["%lsmagic"]},
    ]
    complete_code_samples = ["1 + 1", "int x = 3;", "for (int i = 0; i < 3; i++) { }", "%lsmagic"]
    incomplete_code_samples = ["int f() {", "for (int i = 0;", 'String s = """\nabc', "/* not closed"]
    invalid_code_samples = ["int x = );", "}"]

    code_execute_result = [
        {"code": "6 * 7", "result": "42"},
        {"code": '"a" + 1', "result": "a1"},
        {"code": "new int[] {1, 2}", "result": "[1, 2]"},
        {"code": "List.of(1.5f, 2f)", "result": "[1.5, 2.0]"},
    ]
    code_display_data = [
        {"code": 'display("<b>bold</b>", "text/html");', "mime": "text/html"},
        {
            "code": "display(new java.awt.image.BufferedImage(2, 2, 1));",
            "mime": "image/png",
        },
    ]
    code_history_pattern = "6 ?*7*"
    supported_history_operations = ("tail", "range", "search")


if __name__ == "__main__":
    unittest.main()
