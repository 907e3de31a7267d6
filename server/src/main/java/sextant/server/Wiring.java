package sextant.server;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import sextant.adapters.callbacks.HttpNotifier;
import sextant.adapters.egress.Egress;
import sextant.adapters.files.DataFolder;
import sextant.adapters.files.JobFolders;
import sextant.adapters.identity.TokenCallers;
import sextant.adapters.identity.TokenFile;
import sextant.adapters.messagesecurity.SenderFiles;
import sextant.adapters.preview.WorkerPreviewer;
import sextant.adapters.process.OwnPrograms;
import sextant.adapters.process.ProcessRunner;
import sextant.adapters.storage.FileStorage;
import sextant.adapters.storage.HttpStorage;
import sextant.adapters.store.SqlJobStore;
import sextant.engine.callbacks.Notifier;
import sextant.engine.files.JobFiles;
import sextant.engine.hosting.ProcessPolicy;
import sextant.engine.hosting.StagingPolicy;
import sextant.engine.hosting.StoreChoice;
import sextant.engine.platform.EgressPolicy;
import sextant.engine.platform.Platform;
import sextant.engine.platform.PlatformReader;
import sextant.engine.ports.DocumentFetcher;
import sextant.engine.ports.TaskType;
import sextant.engine.ports.TypeDescription;
import sextant.engine.preview.Previewer;
import sextant.engine.runner.Runner;
import sextant.engine.storage.Storages;
import sextant.engine.tasktypes.BinderNotebook;
import sextant.engine.tasktypes.CeaApplication;
import sextant.engine.tasktypes.DeclaredTaskType;
import sextant.engine.tasktypes.DockerCompose;
import sextant.engine.tasktypes.DockerContainer;
import sextant.engine.tasktypes.EsapNotebook;
import sextant.engine.tasktypes.JupyterNotebook;
import sextant.engine.tasktypes.PortainerCompose;
import sextant.engine.tasktypes.PortainerContainer;
import sextant.engine.tasktypes.ServiceTypes;
import sextant.engine.tasktypes.ZeppelinNotebook;

/** Names every implementation: the lists that a newcomer adds a line to. Shared by the server and the operator's commands. */
public final class Wiring {

    private Wiring() {}

    /** A new task type is one class, and one line here. */
    public static List<TaskType> taskTypes() {
        return List.of(
                new JupyterNotebook(),
                new BinderNotebook(),
                new EsapNotebook(),
                new ZeppelinNotebook(),
                new DockerContainer(),
                new DockerCompose(),
                new PortainerContainer(),
                new PortainerCompose(),
                new CeaApplication());
    }

    public static List<TypeDescription> taskTypeDescriptions() {
        return taskTypes().stream().map(TaskType::description).toList();
    }

    public static PlatformReader platformReader() {
        return new PlatformReader(
                taskTypes(),
                ServiceTypes.all(),
                DeclaredTaskType::of,
                Wiring::environment,
                Optional.of(Settings.home().resolve("applications/built-in").toAbsolutePath()));
    }

    /** The way out, under a platform's policy. */
    public static DocumentFetcher egress(EgressPolicy policy) {
        return new Egress(policy);
    }

    /** The bearer tokens of a platform; without a token file nobody has one. */
    public static TokenFile.Loaded tokens(Platform platform) {
        return platform.tokenFile()
                .map(file -> TokenFile.read(file, Wiring::environment))
                .orElse(new TokenFile.Good(TokenCallers.NONE, List.of()));
    }

    /** Who may send messages of SOAP that say by themselves who sends them. */
    public static SenderFiles.Loaded senders(Platform platform) {
        return SenderFiles.read(platform.soap(), Wiring::environment);
    }

    /** Where jobs are kept, and which messages were here. */
    static SqlJobStore jobStore(StoreChoice choice, Path data, InstantSource clock) {
        return switch (choice) {
            case StoreChoice.Sqlite _ -> SqlJobStore.sqlite(data, clock);
            case StoreChoice.PostgreSql(var url, var user, var password) ->
                SqlJobStore.postgresql(data, url, user, password, clock);
        };
    }

    /** The folders of jobs. */
    static JobFiles jobFiles(Path data, ProcessPolicy policy) throws IOException {
        DataFolder.keep(data, policy.user().isPresent());
        return new JobFolders(data, policy.user());
    }

    /** Where inputs of jobs come from and outputs go to. A new scheme is one class, and one line here. */
    static Storages storages(Supplier<Platform> platform) {
        Supplier<StagingPolicy> policy = () -> platform.get().jobs().staging();
        return new Storages(
                policy, List.of(new HttpStorage(() -> platform.get().egress(), policy), new FileStorage(policy)));
    }

    /** What takes messages to listeners. */
    static Notifier notifier(Supplier<Platform> platform) {
        return new HttpNotifier(
                () -> platform.get().egress(), () -> platform.get().url());
    }

    /** What executes runs, by name. A new runner is one class, and one line here. */
    static Map<String, Runner> runners(Path data, ProcessPolicy policy) {
        return Stream.of(processes(data, policy)).collect(Collectors.toMap(Runner::name, one -> one));
    }

    /** What runs programs on this machine; those that an author tries out too. */
    public static Runner processes(Path data, ProcessPolicy policy) {
        return ProcessRunner.open(data, policy);
    }

    /** What looks at results, in the sandbox that the programs of jobs have too. */
    static Previewer previewer(Path data, ProcessPolicy policy) throws IOException {
        return new WorkerPreviewer(OwnPrograms.of(policy, data));
    }

    /** Every identifier that the platform takes, sorted. */
    public static Stream<String> typeUris(Platform platform) {
        return platform.takers().keySet().stream().sorted();
    }

    private static Optional<String> environment(String name) {
        return Optional.ofNullable(System.getenv(name));
    }
}
