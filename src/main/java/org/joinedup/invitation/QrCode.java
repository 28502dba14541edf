package org.joinedup.invitation;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;

import java.util.Map;

/** A text as a QR code, with the quiet zone of four modules that ISO/IEC 18004 asks for. */
public final class QrCode {
    private static final int QUIET_ZONE = 4;

    /** Edge of a module in pixels: on paper at 300 dots an inch, two thirds of a millimetre. */
    private static final int PIXELS = 8;

    private final BitMatrix modules;

    /** Level M survives the loss of 15 % of the code: folds and stains of a letter. */
    public QrCode(String text) {
        try {
            modules =
                    new QRCodeWriter()
                            .encode(
                                    text,
                                    BarcodeFormat.QR_CODE,
                                    0,
                                    0,
                                    Map.of(
                                            EncodeHintType.MARGIN,
                                            QUIET_ZONE,
                                            EncodeHintType.ERROR_CORRECTION,
                                            ErrorCorrectionLevel.M));
        } catch (WriterException e) {
            throw new IllegalArgumentException("too long for a QR code", e);
        }
    }

    /** One path over a white ground: each run of dark modules is a rectangle of it. */
    public String svg() {
        int size = modules.getWidth();
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < size; y++) {
            for (int x = 0; x < size; x++) {
                int length = run(x, y);
                if (length > 0) {
                    path.append("M%d %dh%dv1h-%dz".formatted(x, y, length, length));
                    x += length;
                }
            }
        }
        return """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" shape-rendering="crispEdges">\
        <rect width="100%%" height="100%%" fill="#fff"/><path fill="#000" d="%s"/></svg>
        """
                .formatted(size, size, path);
    }

    private int run(int x, int y) {
        int end = x;
        while (end < modules.getWidth() && modules.get(end, y)) {
            end++;
        }
        return end - x;
    }

    public byte[] png() {
        return PngImage.of(
                modules.getWidth() * PIXELS,
                modules.getHeight() * PIXELS,
                (x, y) -> modules.get(x / PIXELS, y / PIXELS));
    }
}
