/// The session that both fronts drive: evaluate, complete, inspect, interrupt, streams.
@NullMarked
package cahier.session;

import org.jspecify.annotations.NullMarked;
