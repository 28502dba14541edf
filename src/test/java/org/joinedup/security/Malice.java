package org.joinedup.security;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/** Texts that break programs. */
final class Malice {
    private static final List<String> TEXTS =
            List.of(
                    "",
                    " ",
                    "\0",
                    "a\0b",
                    units(0xD800),
                    "x" + units(0xDFFF) + "y",
                    units(0x202E) + "gnp.exe" + units(0x202C),
                    units(0x2066, 0x200F, 0x061C),
                    ("Z" + units(0x351, 0x36B, 0x343, 0x36A, 0x302)).repeat(40),
                    units(0xD83D, 0xDC68, 0x200D, 0xD83D, 0xDC69),
                    units(0xFEFF),
                    units(0xFFFF),
                    "\u0130\u0131\u00DF\u1E9E\uFB03",
                    "\r\nX-Injected: 1\r\n\r\nHTTP/1.1 200 OK",
                    "a\nb\tc" + units(0x0B, 0x85, 0x2028),
                    "' or '1'='1",
                    "'; drop table response; --",
                    "\\'); --",
                    "%' escape '",
                    "%",
                    "_",
                    "\\",
                    "%00",
                    "%zz",
                    "%c0%ae",
                    "${7*7}",
                    "#{7*7}{{7*7}}",
                    "${jndi:ldap://127.0.0.1:1/x}",
                    "%s%n%d",
                    "{0}{1}'{",
                    "<script>alert(1)</script>",
                    "\"><img src=x onerror=alert(1)>",
                    "]]><!ENTITY",
                    "../../../../etc/passwd",
                    "..\\..\\windows",
                    "file:///etc/passwd",
                    "http://169.254.169.254/latest",
                    "//elsewhere.example",
                    "javascript:alert(1)",
                    "=1+1",
                    "@SUM(A1)",
                    "-1",
                    "0",
                    "00",
                    "+1",
                    "1.5",
                    "1e400",
                    "NaN",
                    "Infinity",
                    "-0",
                    "2147483648",
                    "9223372036854775808",
                    "99999999999999999999999999",
                    "0x10",
                    "\u0661\u0662",
                    "null",
                    "true",
                    "[]",
                    "{}",
                    "2025-02-30",
                    "0000-00-00",
                    "-999999999-01-01",
                    "+999999999-12-31",
                    "294277-01-01",
                    "2025-13",
                    "2025-Q9",
                    "999999999-Q1",
                    "+999999999-12",
                    "25:61",
                    "24:00",
                    "2025-01-01T00:00:00Z",
                    "00000000-0000-0000-0000-000000000000",
                    "ffffffff-ffff-ffff-ffff-ffffffffffff",
                    "00000000-0000-7000-8000-00000000000",
                    "1-1-1-1-1",
                    "xx",
                    "en-GB",
                    "(a+)+$",
                    "a".repeat(40) + "!",
                    "x".repeat(300),
                    "\u00E9".repeat(5000),
                    "a".repeat(7000),
                    ",".repeat(500),
                    "\"".repeat(99));

    private Malice() {}

    /** Characters by their numbers, halves of pairs among them. */
    private static String units(int... numbers) {
        StringBuilder units = new StringBuilder();
        for (int number : numbers) {
            units.append((char) number);
        }
        return units.toString();
    }

    static String text(Random random) {
        if (random.nextInt(40) == 0) {
            return "h".repeat(70_000);
        }
        if (random.nextInt(12) == 0) {
            return anything(random);
        }
        return TEXTS.get(random.nextInt(TEXTS.size()));
    }

    /** For addresses and headers, of which no server takes more than some kilobytes. */
    static String shortText(Random random) {
        String text = text(random);
        return text.length() > 1500 ? text.substring(0, 1500) : text;
    }

    private static String anything(Random random) {
        StringBuilder text = new StringBuilder();
        int length = 1 + random.nextInt(30);
        for (int i = 0; i < length; i++) {
            text.append((char) random.nextInt(random.nextBoolean() ? 128 : 65_536));
        }
        return text.toString();
    }

    /** Half a pair is sent as it is, which no encoder would. */
    static byte[] bytes(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean isPair =
                    Character.isHighSurrogate(c)
                            && i + 1 < text.length()
                            && Character.isLowSurrogate(text.charAt(i + 1));
            if (isPair) {
                bytes.writeBytes(text.substring(i, i + 2).getBytes(StandardCharsets.UTF_8));
                i++;
            } else if (Character.isSurrogate(c)) {
                bytes.write(0xE0 | (c >> 12));
                bytes.write(0x80 | ((c >> 6) & 0x3F));
                bytes.write(0x80 | (c & 0x3F));
            } else {
                bytes.writeBytes(String.valueOf(c).getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    /** For an address or a form; now and then as it is. */
    static String percent(String text) {
        StringBuilder encoded = new StringBuilder();
        for (byte b : bytes(text)) {
            boolean isPlain =
                    (b >= '0' && b <= '9') || (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z');
            encoded.append(isPlain || b == '-' ? (char) b + "" : "%%%02X".formatted(b & 0xFF));
        }
        return encoded.toString();
    }
}
