package sextant.server.soap;

/** One call of the demo application {@code default}, in the dresses that a tool had from 2004 to 2011. */
final class Tools {

    static final String WORKFLOW = """
            <w:tool xmlns:w="http://www.astrogrid.org/schema/AGWorkflow/v1"
                xmlns:p="http://www.astrogrid.org/schema/AGParameterDefinition/v1"
                name="ivo://org.astrogrid.unregistered/default" interface="default">
              <w:input>
                <w:parameter name="in1"><p:value>Hello</p:value></w:parameter>
                <w:parameter name="in2"><p:value>World</p:value></w:parameter>
                <w:parameter name="in3"><p:value>0</p:value></w:parameter>
              </w:input>
              <w:output/>
            </w:tool>
            """;

    private Tools() {}

    /** @param namespace of CEA types */
    static String types(String namespace) {
        boolean draft = namespace.endsWith("rc1");
        var prefix = draft ? "" : "c:";
        return """
                <c:tool xmlns:c="%1$s" id="ivo://org.astrogrid.unregistered/default" interface="default">
                  <%2$sinput>
                    <%2$sparameter id="in1"><%2$svalue>Hello</%2$svalue></%2$sparameter>
                    <%2$sparameter id="in2"><%2$svalue>World</%2$svalue></%2$sparameter>
                    <%2$sparameter id="in3"><%2$svalue>0</%2$svalue></%2$sparameter>
                  </%2$sinput>
                </c:tool>
                """.formatted(namespace, prefix);
    }

    /** A job that goes on until a test ends it. */
    static String slow() {
        return """
                <w:tool xmlns:w="http://www.astrogrid.org/schema/AGWorkflow/v1" name="slow" interface="default"/>
                """;
    }

    static String fail() {
        return """
                <w:tool xmlns:w="http://www.astrogrid.org/schema/AGWorkflow/v1" name="fail" interface="default"/>
                """;
    }
}
