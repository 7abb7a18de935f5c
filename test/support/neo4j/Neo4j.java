import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.neo4j.configuration.GraphDatabaseSettings;
import org.neo4j.configuration.connectors.BoltConnector;
import org.neo4j.configuration.helpers.SocketAddress;
import org.neo4j.dbms.api.DatabaseManagementService;
import org.neo4j.dbms.api.DatabaseManagementServiceBuilder;

/**
 * Neo4j for tests: `java -cp 'lib/*' Neo4j.java <folder> <port> [<port> ...]`; prints READY once Bolt answers, stops with its
 * stdin. A server for each port, which share nothing but the process: what Java has compiled for one serves all.
 */
public class Neo4j {
  public static void main(String[] args) throws Exception {
    for (int i = 1; i < args.length; i += 1) {
      var dbms = start(Path.of(args[0], args[i]), Integer.parseInt(args[i]));
      Runtime.getRuntime().addShutdownHook(new Thread(dbms::shutdown));
    }
    System.out.println("READY");
    while (System.in.read() >= 0) { /* until whoever started us closes our input */ }
    System.exit(0);
  }

  private static DatabaseManagementService start(Path home, int port) throws Exception {
    Files.createDirectories(home);
    return new DatabaseManagementServiceBuilder(home)
        .setConfig(BoltConnector.enabled, true)
        .setConfig(BoltConnector.listen_address, new SocketAddress("127.0.0.1", port))
        .setConfig(BoltConnector.advertised_address, new SocketAddress("127.0.0.1", port))
        .setConfig(GraphDatabaseSettings.pagecache_memory, 256L * 1024 * 1024)
        .setConfig(GraphDatabaseSettings.transaction_timeout, Duration.ofSeconds(120))
        // Each test file empties the graph and fills it anew, after which Neo4j would plan again what it has planned.
        .setConfig(GraphDatabaseSettings.cypher_min_replan_interval, Duration.ofDays(1))
        .build();
  }
}
