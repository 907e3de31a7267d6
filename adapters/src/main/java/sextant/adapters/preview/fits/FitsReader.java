package sextant.adapters.preview.fits;

import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import nom.tam.fits.Header;
import nom.tam.util.FitsFile;
import sextant.adapters.preview.reading.Bounds;
import sextant.adapters.preview.reading.Bytes;
import sextant.adapters.preview.reading.Cells;
import sextant.adapters.preview.reading.Unreadable;
import sextant.engine.preview.Look;
import sextant.engine.preview.Preview;

/** The units of a FITS file, and what is in one of them. */
public final class FitsReader {

    private static final int BUFFER = 32 << 10;
    private static final byte[] BEGINNING = "SIMPLE  =".getBytes(StandardCharsets.US_ASCII);

    private final FitsBytes bytes;
    private final FitsFile file;
    private final List<FitsUnit> units = new ArrayList<>();
    private boolean more;

    private FitsReader(Bytes bytes) throws IOException {
        this.bytes = new FitsBytes(bytes);
        this.file = new FitsFile(this.bytes, BUFFER);
    }

    public static Look look(Bytes bytes, OptionalInt wanted) throws IOException {
        if (!java.util.Arrays.equals(bytes.stream().readNBytes(BEGINNING.length), BEGINNING)) {
            throw new Unreadable("The file does not begin like FITS.");
        }
        try {
            return new FitsReader(bytes).look(wanted);
        } catch (Unreadable saidWhy) {
            throw saidWhy;
        } catch (RuntimeException anything) {
            // The library says in many ways that it stumbled.
            throw new Unreadable("The file is damaged, or not FITS as the library knows it: "
                    + Cells.text(String.valueOf(anything.getMessage())));
        }
    }

    private Look look(OptionalInt wanted) throws IOException {
        readUnits();
        if (units.isEmpty() || wanted.orElse(0) >= units.size()) {
            throw Unreadable.nothing("The file has no such unit; it has %d, counted from 0.".formatted(units.size()));
        }
        int selected = wanted.orElseGet(this::firstOfInterest);
        var told = units.stream().map(unit -> told(unit, selected)).toList();
        var content = content(units.get(selected));
        return new Look(
                new Preview.Fits(
                        told,
                        OptionalInt.of(selected),
                        content.map(Look::preview),
                        more || content.map(look -> look.preview().truncated()).orElse(false)),
                content.flatMap(Look::picture));
    }

    /** A unit that cannot be understood hides those behind it, not those before. */
    private void readUnits() throws IOException {
        long next = 0;
        while (next < bytes.length() && units.size() < Bounds.UNITS) {
            try {
                next = readUnit(next);
            } catch (IOException | RuntimeException damaged) {
                if (units.isEmpty()) {
                    throw noHeader(damaged);
                }
                more = true;
                return;
            }
        }
        more = next < bytes.length();
    }

    private Unreadable noHeader(Exception damaged) {
        if (damaged instanceof Unreadable saidWhy) {
            return saidWhy;
        }
        return new Unreadable(
                bytes.reachedFence()
                        ? "The file has a header that does not end within " + Bounds.HEADER + " bytes."
                        : "The file is damaged: it has no header that can be read.");
    }

    private long readUnit(long position) throws IOException {
        file.seek(position);
        var header = header(position);
        var unit = FitsUnit.of(units.size(), header, file.getFilePointer());
        units.add(unit);
        return unit.end();
    }

    private Header header(long position) throws IOException {
        bytes.fence(position + Bounds.HEADER);
        try {
            var header = Header.readHeader(file);
            if (header == null) {
                throw new EOFException("no header");
            }
            return header;
        } finally {
            bytes.noFence();
        }
    }

    private int firstOfInterest() {
        return units.stream()
                .filter(unit -> unit.isDrawable() || unit.isTable())
                .mapToInt(FitsUnit::index)
                .findFirst()
                .orElse(0);
    }

    private static Preview.Unit told(FitsUnit unit, int selected) {
        boolean whole = unit.index() == 0 || unit.index() == selected;
        return new Preview.Unit(unit.index(), unit.name(), unit.type(), unit.shape(), whole ? unit.cards() : List.of());
    }

    private Optional<Look> content(FitsUnit unit) throws IOException {
        boolean table = unit.isTable();
        if (!table && !unit.isDrawable()) {
            return Optional.empty();
        }
        if (unit.start() + unit.size() > bytes.length()) {
            throw new Unreadable(
                    "The file ends before its data does: unit %d says that it has %d bytes, and %d are there."
                            .formatted(unit.index(), unit.size(), Math.max(0, bytes.length() - unit.start())));
        }
        return Optional.of(table ? new Look(FitsTable.read(unit, file), Optional.empty()) : FitsImage.look(unit, file));
    }
}
