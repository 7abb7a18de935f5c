# What Norway says otherwise than the engine does.

map-flows-title = The ecosystem map
map-flows-about = Which ecosystems work together, and in how many exchanges.
map-flows-lead = { $groups } ecosystems and { $exchanges } exchanges among them and their participants are on record.
map-flows-table = Exchanges between ecosystems, by kind
map-flows-rule = An exchange counts for two ecosystems when both of them, or someone who belongs to them, take part in it. An organisation belongs to the ecosystem that it is a member of, or to that of its sector. The national ecosystem is what the sectors have in common: a small part of each of their ecosystems.
map-flows-drawn = The picture shows the flows within the national ecosystem and from it to others. The table has all.
map-flows-listed = { $n } { $things } of the { $of }
map-flows-core = The national ecosystem
map-country-title = The map of Norway
map-country-obligation = Obligation
map-country-by-region = By county
map-country-credit = Boundaries of municipalities 2024: © Kartverket, CC BY 4.0, simplified.
map-country-off = Municipalities with no place on the map, whose boundaries are of 2024:
