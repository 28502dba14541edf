package org.joinedup.response;

import org.joinedup.kernel.ServiceId;
import org.joinedup.kernel.SurveyId;
import org.joinedup.testing.Browser;
import org.joinedup.testing.Questionnaires;
import org.joinedup.testing.Questionnaires.Invited;
import org.joinedup.testing.Relay;
import org.joinedup.testing.ServiceTest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** One person, invited to three statements, with a phone on a line that can be cut. */
abstract class PhoneTest extends ServiceTest {
    Browser browser;
    Questionnaires questionnaires;
    SurveyId survey;
    Invited invited;
    Relay line;
    Phone phone;

    @BeforeAll
    void startBrowser() {
        browser = Browser.start();
    }

    @AfterAll
    void closeBrowser() {
        if (browser != null) {
            browser.close();
        }
    }

    @BeforeEach
    void invite() {
        questionnaires = new Questionnaires(database);
        ServiceId service = questionnaires.service("WARD-1");
        survey = questionnaires.survey(service, "ctm-3");
        invited = questionnaires.invite(survey, service);
        line = new Relay(server.getPort());
        phone = new Phone(browser, line.uri(), invited);
    }

    @AfterEach
    void hangUp() {
        phone.close();
        line.close();
    }
}
