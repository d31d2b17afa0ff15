package dev.plumbline.recovery.fact;

import dev.plumbline.recovery.reading.Evidence;
import dev.plumbline.recovery.reading.Value;
import java.util.Set;

/** What is known of one fact at one moment. */
public sealed interface Fact {

    /** What it rests on; empty where it rests on nothing in particular. */
    Set<Evidence> evidence();

    static Fact known(Value value) {
        return new Known(value, Set.of());
    }

    /** It has a value. */
    record Known(Value value, Set<Evidence> evidence) implements Fact {
        public Known {
            evidence = Set.copyOf(evidence);
        }
    }

    /** There is not enough yet to tell, and nobody needs to do anything about it. */
    record NotYet() implements Fact {
        @Override
        public Set<Evidence> evidence() {
            return Set.of();
        }
    }

    /**
     * It should be known and is not: an answer is missing or cannot be read.
     *
     * @param reason for a person, without any value that the patient gave
     */
    record NotEvaluable(String reason, Set<Evidence> evidence) implements Fact {
        public NotEvaluable {
            evidence = Set.copyOf(evidence);
        }
    }
}
