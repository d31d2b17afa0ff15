package dev.plumbline.careplan.author;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A mapping of a YAML file. Whatever is missing or of another kind is a {@link StoryRejected} that says so.
 *
 * @param place where it stands, as messages begin: {@code Story `x`, `cohort`}
 */
record YamlMap(String place, Map<String, @Nullable Object> values) {

    static YamlMap of(String place, @Nullable Object read) {
        if (!(read instanceof Map<?, ?> map)) {
            throw new StoryRejected("%s is `%s`; expected a mapping.".formatted(place, read));
        }
        var values = new LinkedHashMap<String, @Nullable Object>();
        map.forEach((key, value) -> values.put(String.valueOf(key), value));
        return new YamlMap(place, values);
    }

    void expectOnly(String... known) {
        var names = Set.of(known);
        values.keySet().stream().filter(key -> !names.contains(key)).findFirst().ifPresent(key -> {
            throw new StoryRejected("%s: key `%s` is unknown; expected one of %s."
                    .formatted(place, key, names.stream().sorted().toList()));
        });
    }

    Set<String> keys() {
        return values.keySet();
    }

    @Nullable
    Object value(String key) {
        return values.get(key);
    }

    boolean has(String key) {
        return values.get(key) != null;
    }

    boolean isNumber(String key) {
        return values.get(key) instanceof Number;
    }

    /** A date without quotes is read as one by YAML, and told as it was written. */
    String text(String key) {
        var value = some(key);
        return value instanceof Date date
                ? date.toInstant().atOffset(ZoneOffset.UTC).toLocalDate().toString()
                : value.toString();
    }

    @Nullable
    String orNull(String key) {
        return has(key) ? text(key) : null;
    }

    List<String> texts(String key) {
        return elements(key).map(String::valueOf).toList();
    }

    YamlMap map(String key) {
        return of("%s, `%s`".formatted(place, key), some(key));
    }

    List<YamlMap> maps(String key) {
        return elements(key)
                .map(element -> of("%s, `%s`".formatted(place, key), element))
                .toList();
    }

    LocalDateTime time(String key) {
        return parsed(key, text -> LocalDateTime.parse(text, Story.LOCAL), "a time such as 2025-03-10 18:00");
    }

    LocalTime clock(String key) {
        return parsed(key, LocalTime::parse, "a time in quotes such as \"18:00\"");
    }

    ZoneId zone(String key) {
        return parsed(key, ZoneId::of, "a zone such as Europe/Berlin");
    }

    int whole(String key, String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException none) {
            throw wrong(key, text, "a whole number");
        }
    }

    /** At least {@code low} and at most {@code high}. */
    double number(String key, double low, double high) {
        double number = some(key) instanceof Number known ? known.doubleValue() : Double.NaN;
        if (!(number >= low && number <= high)) {
            throw wrong(key, text(key), "a number from %s to %s".formatted(low, high));
        }
        return number;
    }

    Map<String, BigDecimal> numbers(Stream<String> keys) {
        var numbers = new LinkedHashMap<String, BigDecimal>();
        keys.forEach(key -> {
            if (!isNumber(key)) {
                throw wrong(key, text(key), "a number");
            }
            numbers.put(key, new BigDecimal(text(key)));
        });
        return numbers;
    }

    private <T> T parsed(String key, Function<String, T> parse, String expected) {
        try {
            return parse.apply(text(key));
        } catch (DateTimeException unreadable) {
            throw wrong(key, text(key), expected);
        }
    }

    private Stream<?> elements(String key) {
        if (!has(key)) {
            return Stream.empty();
        }
        if (some(key) instanceof List<?> list) {
            return list.stream();
        }
        throw wrong(key, text(key), "a list");
    }

    private Object some(String key) {
        var value = values.get(key);
        if (value == null) {
            throw new StoryRejected("%s: `%s` is missing.".formatted(place, key));
        }
        return value;
    }

    private StoryRejected wrong(String key, String found, String expected) {
        return new StoryRejected("%s: `%s` is `%s`; expected %s.".formatted(place, key, found, expected));
    }
}
