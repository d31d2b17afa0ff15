package dev.plumbline.plugin;

import dev.plumbline.careplan.site.SiteValues;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The settings under {@code plumbline}.
 *
 * @param zone of patients for whom none is named; null = the server's own
 * @param emergencyNumber that patients are told to call in an emergency; null = as the site file says, else the usual ones of several countries
 * @param clinicNumber that patients are told to call on the same day; null = as the site file says, else they are sent to their discharge papers
 * @param siteFile what the site has set in the content; null = nothing
 * @param templates folders with templates and terminology besides the shipped ones
 * @param signOff which content a clinician of this site has signed
 * @param sweep how often time itself is a reason to judge
 * @param response what responses may be
 * @param content what waits for the content at start
 * @param cache what is kept in memory
 */
@ConfigurationProperties("plumbline")
public record PlumblineProperties(
        @Nullable ZoneId zone,
        @Nullable String emergencyNumber,
        @Nullable String clinicNumber,
        @Nullable String siteFile,
        @DefaultValue List<String> templates,
        @DefaultValue List<SignOffProperties> signOff,
        @DefaultValue SweepProperties sweep,
        @DefaultValue ResponseProperties response,
        @DefaultValue ContentProperties content,
        @DefaultValue CacheProperties cache) {

    /**
     * The settings under {@code plumbline.sweep}.
     *
     * @param interval between two looks for check-ins that have closed; 0 switches the sweep off
     * @param full between two judgements of all active plans
     */
    public record SweepProperties(
            @DefaultValue("1m") Duration interval,
            @DefaultValue("1h") Duration full) {}

    /** The values of the site file, and the two numbers that have a short way. */
    SiteValues siteValues() {
        return SiteValues.in(siteFile == null ? null : Path.of(siteFile))
                .and("plumbline.emergency-number", "emergency-number", emergencyNumber)
                .and("plumbline.clinic-number", "clinic-number", clinicNumber);
    }

    /**
     * The settings under {@code plumbline.response}.
     *
     * @param maxSize that a response to a form of ours may have
     */
    public record ResponseProperties(@DefaultValue("1MB") DataSize maxSize) {}

    /**
     * The settings under {@code plumbline.content}.
     *
     * @param holdReads whether reading a type of which content is stored is answered 503 until it is
     */
    public record ContentProperties(@DefaultValue("false") boolean holdReads) {}

    /**
     * The settings under {@code plumbline.cache}.
     *
     * @param resources how many versions of patients' resources are kept at most; one takes some 10 to 50 kB
     */
    public record CacheProperties(@DefaultValue("4000") int resources) {}

    ZoneId siteZone() {
        return zone == null ? ZoneId.systemDefault() : zone;
    }
}
