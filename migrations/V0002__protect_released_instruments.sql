create function refuse_change_of_released_instrument() returns trigger language plpgsql as $$
begin
    raise exception 'a released instrument version is immutable: release a new version instead';
end $$;

create trigger instrument_version_is_immutable before update or delete on instrument_version
    for each row execute function refuse_change_of_released_instrument();
create trigger instrument_item_is_immutable before update or delete on instrument_item
    for each row execute function refuse_change_of_released_instrument();
create trigger instrument_item_text_is_immutable before update or delete on instrument_item_text
    for each row execute function refuse_change_of_released_instrument();
create trigger instrument_option_text_is_immutable before update or delete on instrument_option_text
    for each row execute function refuse_change_of_released_instrument();
