package dev.plumbline.careplan.author;

/**
 * Where something stands in a text.
 *
 * @param line from 1
 * @param column from 1, in characters
 */
record Place(int line, int column) implements Comparable<Place> {

    static final Place START = new Place(1, 1);

    /** The place of a character. */
    static Place of(String text, int offset) {
        int line = 1;
        int begin = 0;
        for (int next = text.indexOf('\n'); next >= 0 && next < offset; next = text.indexOf('\n', begin)) {
            line++;
            begin = next + 1;
        }
        return new Place(line, offset - begin + 1);
    }

    @Override
    public int compareTo(Place other) {
        return line != other.line ? Integer.compare(line, other.line) : Integer.compare(column, other.column);
    }
}
