package io.github.spencerpark.jupyter.kernel.magic.registry;

/// The arguments of a magic, sorted by their names, by IJava's name.
public class MagicsArgs extends org.dflib.jjava.jupyter.kernel.magic.MagicsArgs {

    private MagicsArgs(MagicsArgsBuilder builder) {
        super(builder);
    }

    /// Begins with nothing.
    public static MagicsArgsBuilder builder() {
        return new MagicsArgsBuilder();
    }

    /// Collects what a magic takes.
    public static class MagicsArgsBuilder
            extends org.dflib.jjava.jupyter.kernel.magic.MagicsArgs.Builder {

        /// Makes an empty builder.
        public MagicsArgsBuilder() {}

        @Override
        public MagicsArgsBuilder required(String name) {
            super.required(name);
            return this;
        }

        @Override
        public MagicsArgsBuilder optional(String name) {
            super.optional(name);
            return this;
        }

        @Override
        public MagicsArgsBuilder varargs(String name) {
            super.varargs(name);
            return this;
        }

        @Override
        public MagicsArgsBuilder keyword(String name) {
            super.keyword(name);
            return this;
        }

        @Override
        public MagicsArgsBuilder keyword(String name, KeywordSpec how, KeywordSpec... more) {
            super.keyword(name, how, more);
            return this;
        }

        @Override
        public MagicsArgsBuilder flag(String name, char letter) {
            super.flag(name, letter);
            return this;
        }

        @Override
        public MagicsArgsBuilder flag(String name, char letter, String value) {
            super.flag(name, letter, value);
            return this;
        }

        @Override
        public MagicsArgsBuilder anyKeyword() {
            super.anyKeyword();
            return this;
        }

        @Override
        public MagicsArgsBuilder onlyKnownKeywords() {
            super.onlyKnownKeywords();
            return this;
        }

        @Override
        public MagicsArgsBuilder anyFlag() {
            super.anyFlag();
            return this;
        }

        @Override
        public MagicsArgsBuilder onlyKnownFlags() {
            super.onlyKnownFlags();
            return this;
        }

        @Override
        public MagicsArgs build() {
            return new MagicsArgs(this);
        }
    }
}
