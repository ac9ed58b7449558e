package cahier.data;

/// What counts where a window reaches over the edge of a picture.
public enum Edge {
    /// The window is clipped: the mean over the pixels inside, as an average pool with ceil mode
    /// has it.
    CLIPPED,
    /// What lies outside is black: the sum is divided by the size of the whole window.
    ZERO_PADDED
}
