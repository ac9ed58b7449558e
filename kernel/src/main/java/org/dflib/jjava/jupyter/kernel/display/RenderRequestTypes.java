package org.dflib.jjava.jupyter.kernel.display;

import org.dflib.jjava.jupyter.kernel.display.mime.MIMEType;
import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

/// The media types that somebody asks for.
public class RenderRequestTypes {

    private final Set<MIMEType> requested;

    RenderRequestTypes(Collection<? extends MIMEType> requested) {
        this.requested = new LinkedHashSet<>(requested);
    }

    /// Collects media types.
    public static class Builder {
        private final Set<MIMEType> types = new LinkedHashSet<>();

        /// Makes a builder.
        ///
        /// @param suffixes not needed: a type and its suffix's type are two things here
        public Builder(MIMESuffixAssociation suffixes) {}

        /// Adds a type, such as `text/html` or `image/*`.
        public Builder withType(String type) {
            return withType(MIMEType.parse(type));
        }

        /// Adds a type.
        public Builder withType(MIMEType type) {
            types.add(type);
            return this;
        }

        /// Returns the request.
        public RenderRequestTypes build() {
            return new RenderRequestTypes(types);
        }
    }

    /// Returns the type in which a supported one is wanted; `null` where nobody asks for it.
    public @Nullable MIMEType resolveSupportedType(MIMEType supported) {
        return requested.stream().anyMatch(type -> type.covers(supported)) ? supported : null;
    }

    /// Returns whether a type is asked for by its own name.
    public boolean isRequestedExactly(MIMEType type) {
        return requested.contains(type);
    }

    /// Drops the types that data hold already.
    public void removeFulfilledRequests(DisplayData data) {
        requested.removeIf(data::hasDataForType);
    }

    /// Returns whether something that is asked for is among what somebody supports.
    public boolean anyRequestedIsSupported(Set<MIMEType> supported) {
        return supported.stream()
                .anyMatch(
                        type ->
                                requested.stream()
                                        .anyMatch(
                                                asked -> asked.covers(type) || type.covers(asked)));
    }

    /// Returns whether nothing is asked for.
    public boolean isEmpty() {
        return requested.isEmpty();
    }
}
