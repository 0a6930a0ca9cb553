package fopt.runtime.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fopt.runtime.UserError;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdxReaderTest {
    private static final int[] TWO_IMAGES = {2, 2, 2};

    @TempDir
    Path folder;

    private Path idx(String name, int type, int[] shape, int... bytes) throws IOException {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(content);
        out.writeInt(type << 8 | shape.length);
        for (int size : shape) {
            out.writeInt(size);
        }
        for (int b : bytes) {
            out.writeByte(b);
        }
        return Files.write(folder.resolve(name), content.toByteArray());
    }

    private Path images(int... pixels) throws IOException {
        return idx("images", 8, TWO_IMAGES, pixels);
    }

    private Path labels(int... labels) throws IOException {
        return idx("labels", 8, new int[] {labels.length}, labels);
    }

    @Test
    void pixelsAreScaledAndImagesBecomeRows() throws IOException {
        DataSet data = DataSets.idx(images(255, 51, 0, 1, 128, 255, 255, 0), labels(7, 255));
        assertThat(data.isSparse()).isFalse();
        assertThat(data.rows()).isEqualTo(2);
        assertThat(data.columns()).isEqualTo(4);
        assertThat(data.values()).containsExactly(1, 0.2, 0, 1 / 255.0, 128 / 255.0, 1, 1, 0);
        assertThat(data.labels()).containsExactly(7, 255);
    }

    @Test
    void darkImagesBecomeSparse() throws IOException {
        DataSet data = DataSets.idx(images(0, 51, 0, 0, 0, 0, 255, 0), labels(1, 2));
        assertThat(data.isSparse()).isTrue();
        assertThat(data.columns()).isEqualTo(4);
        assertThat(data.rowStart()).containsExactly(0, 1, 2);
        assertThat(data.column()).containsExactly(1, 2);
        assertThat(data.values()).containsExactly(0.2, 1);
    }

    @Test
    void filesThatDoNotFitAreRefused() throws IOException {
        Path images = images(0, 51, 0, 0, 0, 0, 255, 0);
        Path labels = labels(1, 2);
        refused(labels, images, "labels: found labels (one dimension), expected images (two dimensions or more). Are the two files exchanged?");
        refused(images, labels(1, 2, 3), "labels: found 3 labels, expected 2, one for each image of " + images);
        refused(images, images, "images: found 3 dimensions, expected labels (one dimension)");
        refused(idx("short", 8, TWO_IMAGES, 1, 2, 3), labels, "short: found 3 bytes behind the header, expected 8, as the header says");
        refused(idx("long", 8, TWO_IMAGES, 1, 2, 3, 4, 5, 6, 7, 8, 9), labels, "long: found more than 8 bytes");
        refused(idx("floats", 0x0D, TWO_IMAGES), labels, "floats: found the bytes 00000D03 at the start, expected 000008");
        refused(idx("none", 8, new int[] {0, 2, 2}), labels, "none: found 0 as size 1, expected sizes from 1");
        refused(idx("huge", 8, new int[] {1 << 20, 1 << 10, 1 << 10}), labels, "huge: found 1024 as size 3");
        refused(Files.writeString(folder.resolve("tiny"), "ab"), labels, "tiny: found no complete header");
        assertThatThrownBy(() -> DataSets.idx(folder.resolve("image"), labels)).hasMessageContaining("Did you mean images?");
    }

    private static void refused(Path images, Path labels, String message) {
        assertThatThrownBy(() -> DataSets.idx(images, labels)).isInstanceOf(UserError.class).hasMessageContaining(message)
                .extracting("code").isEqualTo("E501");
    }
}
