-- By service and date, so that one folding changes few summaries.
insert into response_tail (sign, response_id, service_id, destination_service_id, transition_date, answered_on, mode,
    language, respondent, synthetic, codes, versions, answers)
select 1, c.* from response_content c order by c.service_id, c.transition_date;
