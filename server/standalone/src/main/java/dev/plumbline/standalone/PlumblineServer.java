package dev.plumbline.standalone;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.autoconfigure.data.jpa.JpaRepositoriesAutoConfiguration;
import org.springframework.boot.autoconfigure.elasticsearch.ElasticsearchClientAutoConfiguration;
import org.springframework.boot.autoconfigure.elasticsearch.ElasticsearchRestClientAutoConfiguration;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.graphql.GraphQlAutoConfiguration;
import org.springframework.boot.autoconfigure.orm.jpa.HibernateJpaAutoConfiguration;
import org.springframework.boot.autoconfigure.quartz.QuartzAutoConfiguration;
import org.springframework.boot.autoconfigure.thymeleaf.ThymeleafAutoConfiguration;

/**
 * A HAPI FHIR JPA server (R4) with the Plumbline plugin, under {@code /fhir}.
 *
 * <p>HAPI brings its own persistence unit, migrator, scheduler and task executors, and with them libraries that Spring
 * Boot would set up a second time. What is excluded here is that second time.
 */
@SpringBootApplication(
        exclude = {
            ElasticsearchClientAutoConfiguration.class,
            ElasticsearchRestClientAutoConfiguration.class,
            FlywayAutoConfiguration.class,
            GraphQlAutoConfiguration.class,
            HibernateJpaAutoConfiguration.class,
            JpaRepositoriesAutoConfiguration.class,
            QuartzAutoConfiguration.class,
            ThymeleafAutoConfiguration.class
        })
public class PlumblineServer {

    public static void main(String[] args) {
        if (AuthorCommand.isOne(args)) {
            System.exit(AuthorCommand.run(args, System.out));
        }
        SpringApplication.run(PlumblineServer.class, args);
    }
}
