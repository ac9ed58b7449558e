package cahier.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;

/// Parts of a list of notebooks.
class ShardTest {

    @Test
    void splitsNotebooksIntoShardsThatMakeTheWhole() {
        var all = List.of("a", "b", "c", "d", "e");
        assertThat(new Shard(1, 2).of(all)).containsExactly("a", "c", "e");
        assertThat(new Shard(2, 2).of(all)).containsExactly("b", "d");
        assertThat(new Shard(7, 9).of(all)).isEmpty();
    }
}
