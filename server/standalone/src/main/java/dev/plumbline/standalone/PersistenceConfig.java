package dev.plumbline.standalone;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.jpa.api.config.JpaStorageSettings;
import ca.uhn.fhir.jpa.config.util.HapiEntityManagerFactoryUtil;
import jakarta.persistence.EntityManagerFactory;
import java.util.Map;
import javax.sql.DataSource;
import org.hibernate.cfg.AvailableSettings;
import org.hibernate.query.sqm.mutation.internal.temptable.GlobalTemporaryTableStrategy;
import org.hibernate.search.mapper.orm.cfg.HibernateOrmMapperSettings;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;

/** HAPI's persistence unit, on whichever database the JDBC address names. */
@Configuration(proxyBeanMethods = false)
class PersistenceConfig {

    @Bean
    DatabaseProduct databaseProduct(JdbcConnectionDetails connection) {
        return DatabaseProduct.of(connection.getJdbcUrl());
    }

    @Bean(initMethod = "run")
    SchemaMigration schemaMigration(DataSource dataSource, DatabaseProduct product) {
        return new SchemaMigration(dataSource, product);
    }

    /**
     * Takes the {@link SchemaMigration} only to come after it: Hibernate must not look at tables that are still made.
     */
    @Bean
    @Primary
    LocalContainerEntityManagerFactoryBean entityManagerFactory(
            ConfigurableListableBeanFactory beans,
            FhirContext fhirContext,
            JpaStorageSettings settings,
            SchemaMigration migratedSchema) {
        var factory = HapiEntityManagerFactoryUtil.newEntityManagerFactory(beans, fhirContext, settings);
        factory.setPersistenceUnitName("HAPI_PU");
        factory.setDataSource(migratedSchema.dataSource());
        factory.setJpaPropertyMap(hibernateProperties(migratedSchema.product()));
        return factory;
    }

    private static Map<String, Object> hibernateProperties(DatabaseProduct product) {
        return Map.of(
                AvailableSettings.DIALECT, product.dialect().getName(),
                AvailableSettings.HBM2DDL_AUTO, "none",
                HibernateOrmMapperSettings.ENABLED, "false",
                // HAPI has no entity on two tables, for which alone Hibernate would make these at each start on H2.
                GlobalTemporaryTableStrategy.CREATE_ID_TABLES, "false");
    }

    @Bean
    @Primary
    JpaTransactionManager transactionManager(EntityManagerFactory entityManagerFactory) {
        return new JpaTransactionManager(entityManagerFactory);
    }
}
