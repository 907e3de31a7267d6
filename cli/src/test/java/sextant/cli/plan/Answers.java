package sextant.cli.plan;

/** Answers as planners write them. */
public final class Answers {

    public static final String YES = """
            {"reponseword": "YES", "servicetype": "uri://jupyter-hub",
             "serviceinfo": {"endpoint": "http://jupyter.example.org/"}}""";

    public static final String PLAIN_NO = """
            {"reponseword": "NO"}""";

    public static final String INTERFACES = """
            {"reponseword": "YES", "interfaces": [
              {"servicetype": "uri://portainer-service", "serviceinfo": {"endpoint": "http://portainer.example.org/"}},
              {"servicetype": "uri://docker-uws", "serviceinfo": {"endpoint": "http://uws.example.org/docker"},
               "resources": {"mincores": 2, "maxcores": 4, "maxmemory": "8G"}}],
             "reponseinfo": {"warnings": [{"kind": "less", "text": "You get 4 cores of the 8."}]}}""";

    public static final String MAYBE = """
            {"reponseword": "NO", "resources": {"maxmemory": "16G"}, "reponseinfo": {
              "reasons": [{"httpcode": 403, "text": "You ask for more memory than there is.", "kind": "resource",
                           "path": "resources.minmemory", "asked": "64G", "available": "16G", "route": "batch",
                           "retry": "changed"}],
              "alternatives": [
                {"text": "ask for at most 16G", "route": "batch",
                 "changes": [{"path": "resources.minmemory", "from": "64G", "to": "16G"}]},
                {"text": "ask for no memory", "route": "small",
                 "changes": [{"path": "resources.minmemory", "from": "64G", "remove": true}]}]}}""";

    private Answers() {}
}
