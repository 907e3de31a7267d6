package sextant.engine.compose;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedSet;

/**
 * The keys of the Compose Specification that are refused, and why, in words for the person who wrote the file. A key that stands
 * neither here nor among the keys that are taken is refused as unknown.
 */
final class RefusedKeys {

    private static final String HOST = "it reaches around the container into the machine";
    private static final String KERNEL = "it changes how the machine's kernel guards the container";
    private static final String OTHERS = "it reaches into containers or networks of others";
    private static final String FILES = "it reads files of this server";
    private static final String MORE = "it brings in a file that was not judged";
    private static final String BUILD = "images are pulled here and not built";
    private static final String NAMES = "it changes how names are resolved";
    private static final String USE = "it changes what the container may use of the machine";

    /** Service keys that an operator may open for a route: what they hold is the operator's own risk. */
    private static final Map<String, String> CAN_BE_OPENED = new LinkedHashMap<>();

    /** Keys that bring in what nobody judged, or show what belongs to the server. */
    private static final Map<String, String> CLOSED = new LinkedHashMap<>();

    static {
        open("it gives the container every right on the machine", "privileged");
        open(
                HOST,
                "network_mode",
                "pid",
                "ipc",
                "uts",
                "userns_mode",
                "devices",
                "device_cgroup_rules",
                "gpus",
                "runtime");
        open(KERNEL, "cap_add", "security_opt", "sysctls", "cgroup", "cgroup_parent", "isolation", "credential_spec");
        open(
                USE,
                "ulimits",
                "shm_size",
                "tmpfs",
                "group_add",
                "oom_kill_disable",
                "oom_score_adj",
                "memswap_limit",
                "mem_swappiness",
                "mem_reservation",
                "blkio_config",
                "cpu_count",
                "cpu_percent",
                "cpu_period",
                "cpu_quota",
                "cpu_rt_period",
                "cpu_rt_runtime",
                "cpu_shares",
                "cpuset",
                "storage_opt",
                "scale");
        open(NAMES, "dns", "dns_opt", "dns_search", "domainname", "extra_hosts", "links", "mac_address");
        open("the name could be another's", "container_name");
        open("it sends what the container prints somewhere else", "logging");
        open(BUILD, "build", "develop");
        open("it marks the container for other programs", "annotations");
        close(MORE, "extends", "include", "provider", "models");
        close(FILES, "env_file", "label_file", "secrets", "configs", "file", "environment", "content");
        close(OTHERS, "external", "external_links", "volumes_from", "name");
        close("it gives the container the container engine", "use_api_socket");
        close("it runs commands beside the container's own", "post_start", "pre_stop");
        close(HOST, "driver_opts", "bind", "npipe", "image", "cluster", "driver", "devices");
        close(NAMES, "ipam", "ipv4_address", "ipv6_address", "link_local_ips", "driver_config");
    }

    static final SequencedSet<String> OPENABLE =
            Collections.unmodifiableSequencedSet(((LinkedHashMap<String, String>) CAN_BE_OPENED).sequencedKeySet());

    private RefusedKeys() {}

    private static void open(String why, String... keys) {
        for (var key : keys) {
            CAN_BE_OPENED.put(key, why);
        }
    }

    private static void close(String why, String... keys) {
        for (var key : keys) {
            CLOSED.putIfAbsent(key, why);
        }
    }

    static boolean canBeOpened(String key) {
        return CAN_BE_OPENED.containsKey(key);
    }

    /** Why a key is refused, as the second half of a sentence. */
    static String why(String key) {
        var why = CAN_BE_OPENED.get(key);
        return why != null ? why : CLOSED.getOrDefault(key, "no key of that name is taken here");
    }

    /** Whether the key is a word of the Compose Specification that is refused; a client's own words do not become kinds. */
    static boolean known(String key) {
        return CAN_BE_OPENED.containsKey(key) || CLOSED.containsKey(key);
    }
}
