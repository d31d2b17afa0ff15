package dev.plumbline.standalone.support;

import dev.plumbline.standalone.PlumblineServer;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;

/**
 * Runs a test class against the booted application.
 *
 * <p>All classes on the same database share one server, which starts once for the JVM: a test therefore works with
 * patients of its own and says nothing about what else is stored. For both databases, write the tests in an abstract
 * class and annotate two empty subclasses. The test gets by {@code @Autowired}:
 *
 * <ul>
 *   <li>{@link FhirServer}: the base address, a client, and raw requests;
 *   <li>{@link MovableClock}: the {@link java.time.Clock} of the application, which is set back after each test;
 *   <li>any bean of the application.
 * </ul>
 *
 * <p>A test that needs a setting, a second node or a kill starts its own {@link ServerProcess}.
 */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(classes = PlumblineServer.class, webEnvironment = WebEnvironment.RANDOM_PORT)
@ExtendWith(ClockReset.class)
public @interface ServerTest {

    Database on() default Database.H2;
}
