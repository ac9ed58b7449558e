/// Messages of several frames over TCP, as ZeroMQ's sockets exchange them (ZMTP 3.0).
@org.jspecify.annotations.NullMarked
package cahier.transport;
