package dev.plumbline.standalone.nodes;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hl7.fhir.r4.model.Flag;
import org.hl7.fhir.r4.model.Flag.FlagStatus;

/**
 * What an EHR saw of one plan at one time.
 *
 * @param stored Flags, Tasks and Goals as they are stored: reference to JSON, versions included
 * @param judgedAgain the same as they would stand if the plan were judged again
 * @param responses reference of each
 * @param answeredInTasks the response behind each output of a Task
 * @param extracted the response behind each Observation that was extracted from one
 */
record Chart(
        Map<String, String> stored,
        Map<String, String> judgedAgain,
        List<Flag> flags,
        List<String> responses,
        List<String> answeredInTasks,
        List<String> extracted) {

    /** How many open Flags each rule has. */
    Map<String, Long> openFlagsByRule() {
        return flags.stream()
                .filter(flag -> flag.getStatus() == FlagStatus.ACTIVE)
                .collect(groupingBy(Chart::rule, TreeMap::new, counting()));
    }

    static String rule(Flag flag) {
        return flag.getCode().getCodingFirstRep().getCode();
    }
}
