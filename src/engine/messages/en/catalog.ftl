# The catalogue of what there is, as linked data.

catalog-title = Samgraf: data and services that are shared
catalog-description = Datasets, data services, public services and events that are recorded in Samgraf, and Samgraf itself.
catalog-graph = How actors, shared resources, laws and services hang together
catalog-api = Samgraf, GraphQL
catalog-theme = Government
# $name (string): what is called a result, such as a service.
catalog-result = Result of: { $name }
