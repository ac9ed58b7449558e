package cahier.output;

/// Stands for one thing that was shown, and replaces it in place.
public final class Shown {

    private final Channel channel;
    private final String id;

    Shown(Channel channel, String id) {
        this.channel = channel;
        this.id = id;
    }

    /// Replaces what was shown, in whichever cell it stands.
    public void update(Bundle bundle) {
        channel.update(id, bundle.data(), bundle.metadata());
    }
}
