package sextant.server.jobpages;

import java.util.List;

/** Texts that become a script where a page forgets to escape; each would change the title of the page to {@link #MARK}. */
final class Payloads {

    static final String MARK = "pwned";

    private static final String DO = "document.title='" + MARK + "'";
    private static final String DO_BARE = "document.title=String.fromCharCode(112,119,110,101,100)";

    private Payloads() {}

    static final List<String> ALL = List.of(
            // Elements in the place of text.
            "<script>" + DO + "</script>",
            "<SCRIPT>" + DO + "</SCRIPT>",
            "<script >" + DO + "</script >",
            "<script\n>" + DO + "</script\n>",
            "<script/x>" + DO + "</script>",
            "<scr<script>ipt>" + DO + "</script>",
            "<script src=\"data:text/javascript," + DO_BARE + "\"></script>",
            "<img src=x onerror=" + DO_BARE + ">",
            "<img src=x onerror=\"" + DO + "\">",
            "<img/src=x/onerror=" + DO_BARE + ">",
            "<IMG SRC=x ONERROR=" + DO_BARE + ">",
            "<img src=x:x onerror=" + DO_BARE + "//",
            "<svg/onload=" + DO_BARE + ">",
            "<svg><script>" + DO + "</script></svg>",
            "<svg><animate onbegin=" + DO_BARE + " attributeName=x dur=1s>",
            "<svg><a xlink:href=\"javascript:" + DO_BARE + "\"><text x=20 y=20>x</text></a></svg>",
            "<body onload=" + DO_BARE + ">",
            "<iframe srcdoc=\"<script>parent." + DO_BARE + "</script>\"></iframe>",
            "<iframe src=\"javascript:parent." + DO_BARE + "\"></iframe>",
            "<object data=\"javascript:" + DO_BARE + "\"></object>",
            "<embed src=\"javascript:" + DO_BARE + "\">",
            "<details open ontoggle=" + DO_BARE + ">",
            "<input autofocus onfocus=" + DO_BARE + ">",
            "<select autofocus onfocus=" + DO_BARE + ">",
            "<textarea autofocus onfocus=" + DO_BARE + ">",
            "<video><source onerror=" + DO_BARE + "></video>",
            "<audio src=x onerror=" + DO_BARE + ">",
            "<marquee onstart=" + DO_BARE + ">",
            "<style onload=" + DO_BARE + "></style>",
            "<link rel=stylesheet href=\"data:text/css,x\" onload=" + DO_BARE + ">",
            "<meta http-equiv=refresh content=\"0;url=javascript:" + DO_BARE + "\">",
            "<base href=\"javascript:/a/\"><a href=\"" + DO_BARE + "\">x</a>",
            "<form action=\"javascript:" + DO_BARE + "\"><button autofocus>x</button></form>",
            "<math><mtext><img src=x onerror=" + DO_BARE + "></mtext></math>",
            "<template><img src=x onerror=" + DO_BARE + "></template><img src=x onerror=" + DO_BARE + ">",
            // Out of an element whose content is text.
            "</title><script>" + DO + "</script>",
            "</textarea><script>" + DO + "</script>",
            "</pre><script>" + DO + "</script>",
            "</code></pre><img src=x onerror=" + DO_BARE + ">",
            "</select><img src=x onerror=" + DO_BARE + ">",
            "</style><script>" + DO + "</script>",
            "</script><script>" + DO + "</script>",
            "--><script>" + DO + "</script><!--",
            "]]><script>" + DO + "</script><![CDATA[",
            "<!--><img src=x onerror=" + DO_BARE + ">-->",
            // Out of an attribute.
            "\"><script>" + DO + "</script>",
            "'><script>" + DO + "</script>",
            "\"><svg/onload=" + DO_BARE + ">",
            "\" autofocus onfocus=\"" + DO + "\" x=\"",
            "' autofocus onfocus='" + DO_BARE + "' x='",
            "\" onmouseover=\"" + DO + "\" style=\"position:fixed;inset:0\" x=\"",
            "x\" onerror=\"" + DO + "\" src=\"x",
            "` autofocus onfocus=" + DO_BARE + " `",
            // Addresses, templates, entities, and bytes that confuse.
            "javascript:" + DO_BARE,
            "JaVaScRiPt:" + DO_BARE,
            "\u0001javascript:" + DO_BARE,
            "data:text/html,<script>parent." + DO_BARE + "</script>",
            "{{ '<script>" + DO + "</script>' | raw }}",
            "&lt;script&gt;" + DO + "&lt;/script&gt;",
            "&#60;img src=x onerror=" + DO_BARE + "&#62;",
            "\u202e<img src=x onerror=" + DO_BARE + ">\ufeff",
            "\u003cimg src=x onerror\u000b=" + DO_BARE + "\u003e",
            "%3Cscript%3E" + DO_BARE + "%3C/script%3E");
}
