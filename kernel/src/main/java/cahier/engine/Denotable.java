package cahier.engine;

import com.sun.tools.javac.code.BoundKind;
import com.sun.tools.javac.code.Symtab;
import com.sun.tools.javac.code.Type;
import com.sun.tools.javac.code.Type.CapturedType;
import com.sun.tools.javac.code.Type.IntersectionClassType;
import com.sun.tools.javac.code.Type.StructuralTypeMapping;
import com.sun.tools.javac.code.Type.WildcardType;
import com.sun.tools.javac.code.Types;
import com.sun.tools.javac.util.Context;
import com.sun.tools.javac.util.List;
import com.sun.tools.javac.util.ListBuffer;

/// Turns an inferred type into one that a class file's signature can hold.
///
/// An intersection becomes its class, or its first interface; as a type argument, a wildcard with
/// that bound.
final class Denotable {
    private final Types types;
    private final Symtab syms;

    Denotable(Context context) {
        types = Types.instance(context);
        syms = Symtab.instance(context);
    }

    Type of(Type type) {
        return mapping.visit(types.upward(type, types.captures(type)), null);
    }

    private Type bound(IntersectionClassType type) {
        for (Type component : type.getExplicitComponents()) {
            if (component.tsym != syms.objectType.tsym) {
                return component;
            }
        }
        return syms.objectType;
    }

    private final StructuralTypeMapping<Void> mapping =
            new StructuralTypeMapping<>() {
                @Override
                public Type visitClassType(Type.ClassType type, Void unused) {
                    if (type instanceof IntersectionClassType intersection) {
                        return visit(bound(intersection), null);
                    }
                    if (type.isErroneous() || type.getTypeArguments().isEmpty()) {
                        return type;
                    }
                    ListBuffer<Type> arguments = new ListBuffer<>();
                    for (Type argument : type.getTypeArguments()) {
                        arguments.append(argument(argument));
                    }
                    List<Type> mapped = arguments.toList();
                    return new Type.ClassType(type.getEnclosingType(), mapped, type.tsym);
                }

                @Override
                public Type visitCapturedType(CapturedType type, Void unused) {
                    return visit(type.wildcard, null);
                }

                private Type argument(Type argument) {
                    if (argument instanceof IntersectionClassType intersection) {
                        Type bound = shallow(bound(intersection));
                        return new WildcardType(bound, BoundKind.EXTENDS, syms.boundClass);
                    }
                    return visit(argument, null);
                }

                /// Cuts what an intersection's bound says of itself: `Comparable<? extends …>`.
                private Type shallow(Type bound) {
                    return types.erasure(bound);
                }
            };
}
