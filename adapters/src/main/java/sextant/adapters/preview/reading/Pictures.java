package sextant.adapters.preview.reading;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;

/** Pictures as PNG. */
public final class Pictures {

    static {
        // There is no disk to keep anything on.
        ImageIO.setUseCache(false);
    }

    private Pictures() {}

    public static byte[] png(BufferedImage picture) throws IOException {
        var bytes = new ByteArrayOutputStream(64 << 10);
        if (!ImageIO.write(picture, "png", bytes)) {
            throw new IllegalStateException("this Java writes no PNG");
        }
        return bytes.toByteArray();
    }
}
