package dev.plumbline.standalone;

import ca.uhn.fhir.jpa.search.DatabaseBackedPagingProvider;
import ca.uhn.fhir.jpa.search.IStaleSearchDeletingSvc;
import ca.uhn.fhir.jpa.search.StaleSearchDeletingSvcImpl;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * What HAPI needs in order to search.
 *
 * <p>There is no {@code IFulltextSearchSvc} here, and must not be: Hibernate Search is off, and HAPI takes the mere
 * presence of that bean for its being on, so that no ValueSet over a stored CodeSystem could be expanded.
 */
@Configuration(proxyBeanMethods = false)
class SearchServices {

    private static final int DEFAULT_PAGE_SIZE = 50;
    private static final int MAXIMUM_PAGE_SIZE = 500;

    @Bean
    DatabaseBackedPagingProvider pagingProvider() {
        var paging = new DatabaseBackedPagingProvider();
        paging.setDefaultPageSize(DEFAULT_PAGE_SIZE);
        paging.setMaximumPageSize(MAXIMUM_PAGE_SIZE);
        return paging;
    }

    @Bean
    IStaleSearchDeletingSvc staleSearchDeleting() {
        return new StaleSearchDeletingSvcImpl();
    }
}
