package sextant.adapters.preview.reading;

import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalDouble;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;
import sextant.engine.preview.Look;
import sextant.engine.preview.Preview;

/** A picture made smaller if it is large, and written anew, so that nothing else that was in the file gets out. */
public final class PngReader {

    /** More is not decoded: it would take more memory than there is. */
    private static final long MOST_PIXELS = 50_000_000;

    /** If there are more, only every second or third is taken as it is decoded. */
    private static final long AT_ONCE = 16_000_000;

    private PngReader() {}

    public static Look look(Bytes bytes) throws IOException {
        var reader = ImageIO.getImageReadersByFormatName("png").next();
        try (var input = new MemoryCacheImageInputStream(bytes.stream())) {
            reader.setInput(input, true, true);
            int width = reader.getWidth(0);
            int height = reader.getHeight(0);
            if (width < 1 || height < 1 || (long) width * height > MOST_PIXELS) {
                throw new Unreadable("The picture says that it is %d by %d pixels; at most %d million are drawn."
                        .formatted(width, height, MOST_PIXELS / 1_000_000));
            }
            var picture = smaller(decoded(reader, width, height));
            return new Look(
                    new Preview.Image(width, height, OptionalDouble.empty(), OptionalDouble.empty()),
                    Optional.of(Pictures.png(picture)));
        } finally {
            reader.dispose();
        }
    }

    private static BufferedImage decoded(ImageReader reader, int width, int height) throws IOException {
        int every = (int) Math.ceil(Math.sqrt((double) width * height / AT_ONCE));
        var parameters = new ImageReadParam();
        parameters.setSourceSubsampling(Math.max(1, every), Math.max(1, every), 0, 0);
        return reader.read(0, parameters);
    }

    /** Halved until it fits: each pixel becomes the mean of what was there. */
    private static BufferedImage smaller(BufferedImage picture) {
        var current = picture;
        while (Math.max(current.getWidth(), current.getHeight()) > Bounds.PICTURE) {
            double factor = Math.max(0.5, (double) Bounds.PICTURE / Math.max(current.getWidth(), current.getHeight()));
            int width = Math.max(1, (int) Math.round(current.getWidth() * factor));
            int height = Math.max(1, (int) Math.round(current.getHeight() * factor));
            var next = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
            var drawing = next.createGraphics();
            drawing.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
            drawing.drawImage(current, 0, 0, width, height, null);
            drawing.dispose();
            current = next;
        }
        return current;
    }
}
