package org.joinedup.demonstration;

import io.micronaut.context.annotation.Value;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;

import jakarta.inject.Singleton;

import org.joinedup.access.CreateUser;
import org.joinedup.access.NewUser;
import org.joinedup.access.Role;
import org.joinedup.client.ApiClients;
import org.joinedup.invitation.Survey;
import org.joinedup.kernel.Period;
import org.joinedup.organisation.Service;
import org.joinedup.organisation.Services;
import org.joinedup.progress.TrackProgress;
import org.joinedup.progress.WorkKind;
import org.joinedup.publication.Quarters;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.PrintStream;
import java.time.Clock;
import java.time.LocalDate;

/**
 * Loads the reference data, and the demonstration where it is wanted, and at the end of the start
 * says what to open.
 */
@Singleton
class StartingPoints {
    private static final Logger LOG = LoggerFactory.getLogger(StartingPoints.class);
    private static final String SHOWN_SERVICE = "ICP-14";
    private static final String PROVIDER = "provider";
    private static final String COORDINATOR = "coordinator";
    private static final String ADMINISTRATOR = "administrator";

    private final ReferenceData referenceData;
    private final DemonstrationProgramme programme;
    private final OpenInvitations openInvitations;
    private final FieldworkToWatch fieldwork;
    private final CreateUser createUser;
    private final ApiClients clients;
    private final Services services;
    private final TrackProgress progress;
    private final Clock clock;
    private final boolean enabled;
    private final boolean isForPeople;
    private final String password;
    private final PrintStream console = System.out;

    StartingPoints(
            ReferenceData referenceData,
            DemonstrationProgramme programme,
            OpenInvitations openInvitations,
            FieldworkToWatch fieldwork,
            CreateUser createUser,
            ApiClients clients,
            Services services,
            TrackProgress progress,
            Clock clock,
            @Value("${joinedup.demonstration.enabled:false}") boolean enabled,
            @Value("${joinedup.log-format:text}") String logFormat,
            @Nullable @Value("${joinedup.demonstration.password}") String password) {
        this.referenceData = referenceData;
        this.programme = programme;
        this.openInvitations = openInvitations;
        this.fieldwork = fieldwork;
        this.createUser = createUser;
        this.clients = clients;
        this.services = services;
        this.progress = progress;
        this.clock = clock;
        this.enabled = enabled && password != null;
        this.isForPeople = !logFormat.equals("json");
        this.password = password;
    }

    @EventListener
    void load(StartupEvent event) {
        referenceData.load();
        if (enabled) {
            progress.ownWork(WorkKind.DEMONSTRATION).run(programme::load, loaded -> true);
            account(PROVIDER, "Demonstration provider", Role.VIEWER, "P-" + SHOWN_SERVICE);
            account(
                    COORDINATOR,
                    "Demonstration coordinator",
                    Role.COORDINATOR,
                    "P-" + SHOWN_SERVICE);
            account(ADMINISTRATOR, "Demonstration administrator", Role.ADMINISTRATOR, null);
        }
    }

    private void account(
            String name, String displayName, Role role, @Nullable String organisation) {
        createUser.create(
                new NewUser(name, displayName, password, role, organisation),
                DemonstrationProgramme.ACTOR);
    }

    @EventListener
    void announce(ServerStartupEvent event) {
        String address = event.getSource().getURI().toString().replace("127.0.0.1", "localhost");
        if (!isForPeople) {
            LOG.info("Joined Up is ready: {}", address);
            return;
        }
        if (enabled) {
            announceDemonstration(address);
        }
        console.println("Joined Up is ready: " + address);
    }

    private void announceDemonstration(String address) {
        Service service = services.withCode(SHOWN_SERVICE).orElseThrow();
        String link = openInvitations.add(SHOWN_SERVICE).getFirst().link();
        Survey watched = fieldwork.add(SHOWN_SERVICE, "P-" + SHOWN_SERVICE);
        String key =
                clients.reissue(
                                "Demonstration",
                                DemonstrationServices.COMMISSIONER,
                                DemonstrationProgramme.ACTOR)
                        .orElseThrow()
                        .key();
        Period quarter = Quarters.endingWith(LocalDate.now(clock), 2).getLast();
        console.printf(
                """

                Demonstration: the services are those of published programmes, the responses are synthetic.
                  A patient        %s
                  A provider       %s/sign-in
                                   user %s, password %s (all services: user %s, surveys: user %s, the same password)
                  A coordinator    %s/surveys/%s/fieldwork
                                   what patients are sent: %s/demonstration/post (user %s)
                  A commissioner   curl -H 'Authorization: Bearer %s' \\
                                   '%s/api/v1/services/%s/indicators?instrument=ctm-15&from=%s&to=%s'
                  The API          %s/api/docs

                """,
                link,
                address,
                PROVIDER,
                password,
                ADMINISTRATOR,
                COORDINATOR,
                address,
                watched.id(),
                address,
                ADMINISTRATOR,
                key,
                address,
                service.id(),
                quarter.from(),
                quarter.to(),
                address);
    }
}
