package org.joinedup.fieldwork;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import jakarta.inject.Inject;

import org.joinedup.kernel.SurveyId;
import org.joinedup.testing.Api.Reply;
import org.joinedup.testing.PeopleList;
import org.joinedup.testing.WebForms;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.util.Map;
import java.util.function.Supplier;

/** Lists that are larger than anything else that may be sent here. */
class LargeListTest extends SendingFixture {
    private static final int NINE_MEGABYTES = 9 * 1024 * 1024;

    @Inject UploadedList uploadedList;

    private static String path(SurveyId survey) {
        return "/api/v1/surveys/" + survey + "/lists/file";
    }

    private Reply send(String path, String file) {
        return administrator.write("POST", path, "text/csv", file);
    }

    @Test
    void a_file_comes_out_as_the_same_list_in_json_does() {
        SurveyId survey = planned(Map.of());
        PeopleList list = new PeopleList().people(first, first + 9).with(first, Map.of());
        String file = list.file().replace("mobile", "Tel. no.");
        Reply json =
                administrator.post(
                        "/api/v1/surveys/" + survey + "/lists/preview",
                        Map.of(
                                "file",
                                file,
                                "columns",
                                Map.of("mobile", "Tel. no."),
                                "sample",
                                Map.of("size", 4, "seed", 7, "stratifyBy", new String[] {"sex"})));
        String question = "?column=mobile:Tel.%20no.&sampleSize=4&seed=7&stratifyBy=sex";

        Reply preview = send(path(survey) + "/preview" + question, file);

        assertThat(preview.status()).as(preview.body()).isEqualTo(200);
        assertThat(preview.json()).isEqualTo(json.json());
        assertThat(preview.json().get("invited").asInt()).isEqualTo(4);
        String accept = "&accept=" + preview.json().get("accept").asText();
        Reply taken = send(path(survey) + question + accept, file);
        assertThat(taken.status()).as(taken.body()).isEqualTo(201);
        assertThat(send(path(survey) + question + accept, file).body()).isEqualTo(taken.body());
    }

    @Test
    void a_list_may_have_more_than_eight_megabytes_and_nothing_else_may() {
        SurveyId survey = planned(Map.of());
        String file = new PeopleList().people(first, first).file();
        String large = file + "\n".repeat(100_000) + " ".repeat(NINE_MEGABYTES);

        Reply preview = send(path(survey) + "/preview", large);

        assertThat(preview.status()).as(preview.body()).isEqualTo(200);
        assertThat(preview.json().get("invited").asInt()).isOne();
        for (String other : new String[] {"/lists/preview", "/lists", "/responses", "/plan"}) {
            Reply refused =
                    administrator.write(
                            other.equals("/plan") ? "PUT" : "POST",
                            "/api/v1/surveys/" + survey + other,
                            other.equals("/responses") ? "text/csv" : "application/json",
                            " ".repeat(NINE_MEGABYTES));
            assertThat(refused.status()).as(other).isEqualTo(413);
            assertThat(refused.json().get("code").asText()).isEqualTo("body-too-large");
        }
    }

    @Test
    void a_list_of_too_many_bytes_or_lines_is_refused() {
        SurveyId survey = planned(Map.of());
        String heading = PeopleList.HEADING + "\n";

        Reply lines =
                send(path(survey) + "/preview", heading + "\n".repeat(UploadedList.MOST_LINES));
        Reply bytes =
                send(path(survey) + "/preview", heading + " ".repeat(UploadedList.MOST_BYTES));

        assertThat(lines.status()).isEqualTo(413);
        assertThat(bytes.status()).isEqualTo(413);
        assertThat(bytes.json().get("code").asText()).isEqualTo("body-too-large");
    }

    @Test
    void a_page_takes_no_more_lines_than_a_file_may_have() {
        SurveyId survey = planned(Map.of());
        String file = PeopleList.HEADING + "\n".repeat(UploadedList.MOST_LINES + 1);

        for (String page : new String[] {"/surveys/" + survey + "/lists", "/stop-lists"}) {
            Reply refused = WebForms.upload(administrator, page, file, Map.of("step", "map"));
            assertThat(refused.status()).as(page).isEqualTo(413);
            assertThat(refused.body()).contains("Too much was sent");
        }
    }

    @Test
    void while_others_are_read_a_list_is_sent_away_whichever_way_it_comes_in() {
        SurveyId survey = planned(Map.of());
        String file = new PeopleList().people(first, first).file();
        String page = "/surveys/" + survey + "/lists";
        Supplier<Reply> upload =
                () -> WebForms.upload(administrator, page, file, Map.of("step", "map"));

        Reply busyPage = whileAllPlacesAreTaken(upload);
        Reply busyFile = whileAllPlacesAreTaken(() -> send(path(survey) + "/preview", file));

        assertThat(busyPage.status()).as(busyPage.body()).isEqualTo(503);
        assertThat(busyPage.body()).contains("Please try again");
        assertThat(busyFile.status()).as(busyFile.body()).isEqualTo(503);
        assertThat(busyFile.json().get("code").asText()).isEqualTo("unavailable");
        assertThat(upload.get().status()).as("once they have been").isEqualTo(200);
    }

    private Reply whileAllPlacesAreTaken(Supplier<Reply> request) {
        UploadedList.Outcome<Reply> outcome =
                uploadedList.with(
                        new ByteArrayInputStream(new byte[0]),
                        text -> whileAllPlacesAreTaken(request));
        return outcome instanceof UploadedList.Outcome.Done<Reply>(Reply reply)
                ? reply
                : request.get();
    }

    @Test
    void what_is_said_beside_the_file_is_checked_by_name() {
        SurveyId survey = planned(Map.of());
        String file = new PeopleList().people(first, first).file();

        assertThat(fault(send(path(survey) + "/preview?column=mobile", file))).isEqualTo("column");
        assertThat(fault(send(path(survey) + "/preview?stratifyBy=age&sampleSize=1", file)))
                .isEqualTo("stratifyBy");
        assertThat(fault(send(path(survey) + "/preview?seed=1", file))).isEqualTo("sampleSize");
        assertThat(fault(send(path(survey) + "/preview?sampleSize=0", file)))
                .isEqualTo("sampleSize");
        assertThat(fault(send(path(survey), file))).isEqualTo("accept");
        assertThat(fault(send(path(survey) + "/preview?column=mobile:Nowhere", file)))
                .isEqualTo("mobile");
    }

    private static String fault(Reply reply) {
        assertThat(reply.status()).isIn(400, 422);
        JsonNode field = reply.json().at("/errors/0/field");
        return field.asText();
    }
}
