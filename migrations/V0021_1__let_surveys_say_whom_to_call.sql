-- How patients reach those who ask them, in words for the receipt: a telephone number, an address, hours.
alter table survey add column contact text;
