package io.github.spencerpark.jupyter.kernel.magic.registry;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Makes a method a magic for whole cells, once its class is registered.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface CellMagic {

    /// Returns the magic's name; empty for the method's.
    String value() default "";

    /// Returns further names.
    String[] aliases() default {};
}
