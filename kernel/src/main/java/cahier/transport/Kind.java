package cahier.transport;

/// Lists the kinds of sockets that a kernel and its clients have.
public enum Kind {
    /// Takes messages from many and answers each: what arrives begins with a frame that names its
    /// sender, and so does what is sent.
    ROUTER,
    /// Publishes to all who have subscribed; what arrives are their subscriptions.
    XPUB,
    /// Answers; it treats its peers as a router does.
    REP,
    /// Talks to one router.
    DEALER,
    /// Listens to one publisher.
    SUB
}
