package dev.plumbline.standalone.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.careplan.author.StoryFile;
import dev.plumbline.careplan.author.StoryRejected;
import dev.plumbline.careplan.author.StoryTrial;
import dev.plumbline.careplan.fixture.Shipped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;

/** {@code --try} tells the same as a server: the journeys come out the same through the engine alone, but for what is stored. */
class JourneysWithoutServerTest {

    /** What only a server does in them, by journey. */
    private static final Set<String> NEED_A_SERVER = Set.of(
            // A baseline that a form or a second $start-plan brings.
            "blood-thinner-not-restarted",
            "no-baseline",
            // Resources that other programs store.
            "bones-without-medicine",
            "scan-that-comes-late",
            "form-from-another-portal",
            // A Flag whose own answer was changed stays, and says so.
            "emergency-answer-changed",
            "form-for-another-patient",
            // An episode that was over before the server looked opens no Flag.
            "suppressed-while-an-emergency-waits");

    @Test
    void playsEveryOtherJourneyAsExpected() throws IOException {
        try (var folders =
                Files.list(new ClassPathResource("journeys").getFile().toPath())) {
            var different = folders.filter(Files::isDirectory)
                    .filter(folder -> !isAsExpected(folder))
                    .map(folder -> folder.getFileName().toString())
                    .toList();

            assertThat(different).containsExactlyInAnyOrderElementsOf(NEED_A_SERVER);
        }
    }

    private static boolean isAsExpected(Path folder) {
        try {
            var story = StoryFile.read(folder.getFileName().toString(), folder.resolve("journey.yaml"));
            return StoryTrial.of(Shipped.templates(), story).asExpected();
        } catch (StoryRejected notPlayed) {
            return false;
        }
    }
}
