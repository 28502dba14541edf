package org.joinedup.benchmark;

import org.postgresql.PGConnection;

import java.io.IOException;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.SQLException;

/** Reading the responses with COPY to a client that throws them away: what the bar stands on. */
final class CopyOut {
    private final Connection connection;
    private final String rows;

    CopyOut(Connection connection) throws SQLException {
        this.connection = connection;
        this.rows =
                """
                select r.service_id, r.destination_service_id, r.transition_date, r.answered_on,
                    r.mode, r.language, r.respondent, r.synthetic%s, a.code, a.version, a.answers
                from response r join response_answers a on a.response_id = r.id
                """
                        .formatted(AboutYou.of(connection).columns());
    }

    /**
     * @return seconds
     */
    double asTheyCome() throws SQLException, IOException {
        return seconds("(" + rows + ")");
    }

    /**
     * @return seconds
     */
    double byServiceAndDate() throws SQLException, IOException {
        return seconds("(" + rows + "order by r.service_id, r.transition_date)");
    }

    /**
     * @return seconds
     */
    double tablesAlone() throws SQLException, IOException {
        return seconds("response") + seconds("response_answers");
    }

    private double seconds(String what) throws SQLException, IOException {
        long start = System.nanoTime();
        connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyOut("copy " + what + " to stdout", OutputStream.nullOutputStream());
        return (System.nanoTime() - start) / 1e9;
    }
}
