package io.github.spencerpark.jupyter.kernel.display;

import java.util.LinkedHashMap;

/// Parameters for a renderer, by name.
public class RenderParams extends LinkedHashMap<String, Object> {

    private static final long serialVersionUID = 1;

    /// Makes an empty set.
    public RenderParams() {}

    /// One parameter.
    ///
    /// @param <T> the type of its value
    public record Param<T>(String key, T value) {}

    /// Makes a parameter.
    public static <T> Param<T> param(String name, T value) {
        return new Param<>(name, value);
    }

    /// Makes a set of parameters.
    public static RenderParams paramsOf(Param<?>... params) {
        var all = new RenderParams();
        for (var param : params) all.put(param.key(), param.value());
        return all;
    }

    /// Makes a set of one parameter.
    public static RenderParams paramsOf(String name, Object value) {
        return new RenderParams().with(name, value);
    }

    /// Adds a parameter.
    public RenderParams with(String name, Object value) {
        put(name, value);
        return this;
    }

    /// Adds a parameter, as [#with] does.
    public RenderParams and(String name, Object value) {
        return with(name, value);
    }
}
