package floorplan.activities.receiptfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** A large file is read in a process with little memory. */
class LargeReceiptFileTest {
    @Test
    void namesTheOneBadLineOfAMillionWithAHeapOf24Megabytes() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx24m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LargeReceiptFile.class.getName(),
                        "1000000",
                        "900000")
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(said).isZero();
        assertThat(said.lines())
                .containsExactly("900000 amount", "entries 999998, receipts=999998/999998.00, returns=0/0.00");
    }
}
