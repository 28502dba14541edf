package org.joinedup.web;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import com.fasterxml.jackson.databind.module.SimpleDeserializers;
import com.fasterxml.jackson.databind.module.SimpleModule;

import io.micronaut.core.annotation.NonNull;

import jakarta.inject.Singleton;

import org.joinedup.kernel.Coded;
import org.joinedup.kernel.TypedId;

import java.io.IOException;

/**
 * JSON has ids as their text and terms as their code; an unknown term is answered with the list of
 * the known.
 */
@Singleton
class JsonOfKernelTypes extends SimpleModule {
    JsonOfKernelTypes() {
        super("kernel-types");
        addSerializer(TypedId.class, new AsText<TypedId>());
        addSerializer(Coded.class, new CodeWriter());
        setDeserializers(new CodedTypes());
    }

    private static final class AsText<T> extends JsonSerializer<T> {
        @Override
        public void serialize(T value, JsonGenerator json, SerializerProvider provider)
                throws IOException {
            json.writeString(value.toString());
        }
    }

    private static final class CodeWriter extends JsonSerializer<Coded> {
        @Override
        public void serialize(Coded value, JsonGenerator json, SerializerProvider provider)
                throws IOException {
            json.writeString(value.code());
        }
    }

    private static final class CodedTypes extends SimpleDeserializers {
        @Override
        public JsonDeserializer<?> findEnumDeserializer(
                @NonNull Class<?> type, DeserializationConfig config, BeanDescription description) {
            return Coded.class.isAssignableFrom(type) ? new CodeReader(type) : null;
        }

        @Override
        public JsonDeserializer<?> findBeanDeserializer(
                JavaType type, DeserializationConfig config, BeanDescription description) {
            return type.hasRawClass(String.class) ? new TextReader() : null;
        }
    }

    /** Refuses the one character that JSON can carry and PostgreSQL's text cannot. */
    private static final class TextReader extends StdScalarDeserializer<String> {
        TextReader() {
            super(String.class);
        }

        @Override
        public String deserialize(JsonParser parser, DeserializationContext context)
                throws IOException {
            String text = StringDeserializer.instance.deserialize(parser, context);
            if (text != null && text.indexOf('\0') >= 0) {
                throw new IllegalArgumentException("holds a character that is no text");
            }
            return text;
        }
    }

    private static final class CodeReader extends StdScalarDeserializer<Object> {
        CodeReader(Class<?> type) {
            super(type);
        }

        @Override
        public Object deserialize(JsonParser parser, DeserializationContext context)
                throws IOException {
            return parse(handledType(), parser.getText());
        }

        @SuppressWarnings("unchecked")
        private static <E extends Enum<E> & Coded> E parse(Class<?> type, String code) {
            return Coded.of((Class<E>) type, code);
        }
    }
}
