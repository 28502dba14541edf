-- A survey's trial is a survey beside it, a demonstration that staff open for themselves: so whatever is counted by survey
-- never has a trial in it, and whatever is counted by service passes over its visits as over those of every open link.
alter table survey add column trial_of uuid references survey (id);
create unique index survey_trial on survey (trial_of) where trial_of is not null;
