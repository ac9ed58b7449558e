package org.dflib.jjava.jupyter.kernel.magic;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Knows which arguments a magic takes, and sorts those that it was given by their names.
///
/// Positional arguments come in order: those that must be there, those that may, the rest. `--name
/// value` and `--name=value` are keywords, `-abc` is three flags.
public class MagicsArgs {

    private final Spec spec;

    /// Makes it of what a builder has collected.
    protected MagicsArgs(Builder builder) {
        spec = builder.spec.copy();
    }

    /// Says how often a keyword may come.
    public enum KeywordSpec {
        /// Once; a second time is an error.
        ONCE,
        /// Any number of times; all values are kept.
        COLLECT,
        /// Any number of times; the last value counts.
        REPLACE
    }

    /// One flag: the name under which it is found, and the value that it gives.
    private record Flag(String name, String value) {}

    private record Spec(
            List<String> required,
            List<String> optional,
            List<String> rest,
            Map<String, KeywordSpec> keywords,
            Map<Character, Flag> flags,
            List<Boolean> anyKeyword,
            List<Boolean> anyFlag) {

        Spec copy() {
            return new Spec(
                    List.copyOf(required),
                    List.copyOf(optional),
                    List.copyOf(rest),
                    Map.copyOf(keywords),
                    Map.copyOf(flags),
                    List.copyOf(anyKeyword),
                    List.copyOf(anyFlag));
        }
    }

    /// Collects what a magic takes.
    public static class Builder {
        private final Spec spec =
                new Spec(
                        new ArrayList<>(),
                        new ArrayList<>(),
                        new ArrayList<>(),
                        new LinkedHashMap<>(),
                        new LinkedHashMap<>(),
                        new ArrayList<>(List.of(false)),
                        new ArrayList<>(List.of(false)));

        /// Makes an empty builder.
        public Builder() {}

        /// Adds a positional argument that must be there.
        public Builder required(String name) {
            spec.required.add(name);
            return this;
        }

        /// Adds a positional argument that may be there.
        public Builder optional(String name) {
            spec.optional.add(name);
            return this;
        }

        /// Names the list of all further positional arguments.
        public Builder varargs(String name) {
            spec.rest.clear();
            spec.rest.add(name);
            return this;
        }

        /// Adds a keyword whose values are collected.
        public Builder keyword(String name) {
            return keyword(name, KeywordSpec.COLLECT);
        }

        /// Adds a keyword.
        ///
        /// @param more not needed: the last one counts
        public Builder keyword(String name, KeywordSpec how, KeywordSpec... more) {
            spec.keywords.put(name, more.length == 0 ? how : more[more.length - 1]);
            return this;
        }

        /// Adds a flag; found under its name, with an empty value for each time that it was given.
        public Builder flag(String name, char letter) {
            return flag(name, letter, "");
        }

        /// Adds a flag that gives a value.
        public Builder flag(String name, char letter, String value) {
            spec.flags.put(letter, new Flag(name, value));
            return this;
        }

        /// Allows keywords that are not named.
        public Builder anyKeyword() {
            spec.anyKeyword.set(0, true);
            return this;
        }

        /// Allows no keyword that is not named.
        public Builder onlyKnownKeywords() {
            spec.anyKeyword.set(0, false);
            return this;
        }

        /// Allows flags that are not named.
        public Builder anyFlag() {
            spec.anyFlag.set(0, true);
            return this;
        }

        /// Allows no flag that is not named.
        public Builder onlyKnownFlags() {
            spec.anyFlag.set(0, false);
            return this;
        }

        /// Returns what was collected.
        public MagicsArgs build() {
            return new MagicsArgs(this);
        }
    }

    /// Begins with nothing.
    public static Builder builder() {
        return new Builder();
    }

    /// Sorts arguments by their names; every name that is known is in the result.
    ///
    /// @throws MagicArgsParseException where they are not what the magic takes
    public Map<String, List<String>> parse(List<String> arguments) throws MagicArgsParseException {
        var found = new LinkedHashMap<String, List<String>>();
        for (var names : List.of(spec.required, spec.optional, spec.rest)) {
            names.forEach(name -> found.put(name, new ArrayList<>()));
        }
        spec.keywords.keySet().forEach(name -> found.put(name, new ArrayList<>()));
        spec.flags.values().forEach(flag -> found.put(flag.name(), new ArrayList<>()));
        var positional = new ArrayList<String>();
        for (var rest = arguments.iterator(); rest.hasNext(); ) {
            var argument = rest.next();
            if (argument.startsWith("--") && argument.length() > 2) {
                int equals = argument.indexOf('=');
                var name = argument.substring(2, equals < 0 ? argument.length() : equals);
                var given = equals >= 0 ? argument.substring(equals + 1) : null;
                if (given == null && rest.hasNext()) given = rest.next();
                keyword(found, name, given);
            } else if (argument.startsWith("-") && argument.length() > 1) {
                for (char letter : argument.substring(1).toCharArray()) flag(found, letter);
            } else {
                positional.add(argument);
            }
        }
        place(found, positional);
        return found;
    }

    private void keyword(Map<String, List<String>> found, String name, @Nullable String value) {
        var how = spec.keywords.get(name);
        if (how == null && !spec.anyKeyword.getFirst()) {
            throw new MagicArgsParseException("unknown keyword: --" + name + "; expected " + this);
        }
        if (value == null) {
            throw new MagicArgsParseException("--" + name + ": expected a value behind it");
        }
        var values = found.computeIfAbsent(name, n -> new ArrayList<>());
        if (how == KeywordSpec.ONCE && !values.isEmpty()) {
            throw new MagicArgsParseException("--" + name + ": given twice; expected once");
        }
        if (how == KeywordSpec.REPLACE) values.clear();
        values.add(value);
    }

    private void flag(Map<String, List<String>> found, char letter) {
        var flag = spec.flags.get(letter);
        if (flag == null && !spec.anyFlag.getFirst()) {
            throw new MagicArgsParseException("unknown flag: -" + letter + "; expected " + this);
        }
        if (flag == null) {
            found.computeIfAbsent(String.valueOf(letter), n -> new ArrayList<>());
        } else {
            found.computeIfAbsent(flag.name(), n -> new ArrayList<>()).add(flag.value());
        }
    }

    private void place(Map<String, List<String>> found, List<String> positional) {
        int required = spec.required.size();
        if (positional.size() < required) {
            throw new MagicArgsParseException(
                    "missing: "
                            + String.join(", ", spec.required.subList(positional.size(), required))
                            + "; expected "
                            + this);
        }
        var names = new ArrayList<>(spec.required);
        names.addAll(spec.optional);
        for (int i = 0; i < positional.size(); i++) {
            if (i >= names.size() && spec.rest.isEmpty()) {
                throw new MagicArgsParseException(
                        "too many arguments: " + positional.get(i) + "; expected " + this);
            }
            var name = i < names.size() ? names.get(i) : spec.rest.getFirst();
            found.computeIfAbsent(name, n -> new ArrayList<>()).add(positional.get(i));
        }
    }

    @Override
    public String toString() {
        var words = new ArrayList<>(spec.required);
        spec.optional.forEach(name -> words.add("[" + name + "]"));
        spec.rest.forEach(name -> words.add(name + "..."));
        spec.flags.keySet().stream().sorted().forEach(letter -> words.add("-" + letter));
        spec.keywords.keySet().stream().sorted().forEach(name -> words.add("--" + name));
        return String.join(" ", words);
    }
}
