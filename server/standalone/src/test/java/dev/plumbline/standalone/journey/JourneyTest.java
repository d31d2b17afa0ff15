package dev.plumbline.standalone.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.plumbline.careplan.author.StoryFile;
import dev.plumbline.plugin.judging.Sweep;
import dev.plumbline.standalone.support.FhirServer;
import dev.plumbline.standalone.support.MovableClock;
import dev.plumbline.standalone.support.ServerTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;

/** Plays every folder under {@code journeys}: its {@code journey.md} tells the story, its {@code journey.yaml} plays it. */
@ServerTest
class JourneyTest {

    @Autowired
    private FhirServer server;

    @Autowired
    private MovableClock clock;

    @Autowired
    private Sweep sweep;

    @TestFactory
    Stream<DynamicTest> comesOutAsItsStorySays() throws IOException {
        return folders().stream().map(folder -> dynamicTest(folder.getFileName().toString(), () -> play(folder)));
    }

    @TestFactory
    Stream<DynamicTest> tellsItsStoryAndNamesItsClinicalBasis() throws IOException {
        return folders().stream()
                .map(folder -> dynamicTest(folder.getFileName().toString(), () -> {
                    assertThat(Files.readString(folder.resolve("journey.md"))).contains("clinical-basis");
                }));
    }

    private void play(Path folder) {
        var journey = StoryFile.read(folder.getFileName().toString(), folder.resolve("journey.yaml"));
        var player = new Player(journey, folder, server, clock, sweep);
        journey.steps().forEach(player::play);
    }

    private static List<Path> folders() throws IOException {
        try (var folders =
                Files.list(new ClassPathResource("journeys").getFile().toPath())) {
            return folders.filter(Files::isDirectory).sorted().toList();
        }
    }
}
