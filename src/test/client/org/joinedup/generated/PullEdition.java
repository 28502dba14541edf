package org.joinedup.generated;

import org.joinedup.generated.model.ClientToken;
import org.joinedup.generated.model.Edition;
import org.joinedup.generated.model.Observation;
import org.joinedup.generated.model.ObservationPage;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;

/** What an analyst writes with the generated client: a token, the newest edition, all its lines. */
public final class PullEdition implements Callable<List<String>> {
    private final ApiClient client;
    private final UUID id;
    private final String secret;

    public PullEdition(URI service, UUID id, String secret) {
        this.client = new ApiClient();
        this.client.updateBaseUri(service.toString());
        this.id = id;
        this.secret = secret;
    }

    /**
     * @return the number of the edition, then organisation, metric, breakdown, category, value and
     *     symbol of each line
     */
    @Override
    public List<String> call() throws ApiException {
        ClientToken token =
                new ClientsApi(client).getToken("client_credentials", null, id, secret, null, null);
        client.setRequestInterceptor(
                request -> request.header("Authorization", "Bearer " + token.getAccessToken()));
        EditionsApi editions = new EditionsApi(client);
        Edition newest = editions.listEditions(1, null).getItems().getFirst();
        List<String> pulled = new ArrayList<>(List.of(String.valueOf(newest.getNumber())));
        String after = null;
        do {
            ObservationPage page =
                    editions.listObservations(
                            newest.getId(), null, null, null, null, null, 10, after);
            page.getItems().stream().map(PullEdition::told).forEach(pulled::add);
            after = page.getNext();
        } while (after != null);
        return pulled;
    }

    private static String told(Observation line) {
        return String.join(
                " ",
                line.getCode(),
                line.getMetric(),
                String.valueOf(line.getBreakdown()),
                String.valueOf(line.getCategory()),
                String.valueOf(line.getValue()),
                line.getSymbol());
    }
}
