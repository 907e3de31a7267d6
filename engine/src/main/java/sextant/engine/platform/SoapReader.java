package sextant.engine.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import sextant.engine.configuration.Section;
import sextant.engine.soap.Mechanism;
import sextant.engine.soap.ServedContract;
import sextant.engine.soap.SoapSetup;
import sextant.model.pattern.Nearest;

/** Reads the section {@code soap}. What it leaves out is as in {@link SoapSetup#DEFAULT}. */
final class SoapReader {

    private static final String CONTRACTS = "contracts";
    private static final String SECURITY = "security";
    private static final String SENDERS = "senders";
    private static final String TRUST = "trust";

    private final Path folder;
    private final Set<Path> looked = new HashSet<>();

    /** @param folder where relative paths start */
    SoapReader(Path folder) {
        this.folder = folder;
    }

    /** The files and folders that were named: when one of them changes it is time to read again. */
    Set<Path> files() {
        return looked;
    }

    SoapSetup read(Section soap) {
        var setup = new SoapSetup(contracts(soap), pem(soap, TRUST), pem(soap, "crls"), senders(soap));
        boolean signatures = setup.takes(Mechanism.SIGNATURE) || setup.takes(Mechanism.PROXY);
        if (signatures && !soap.has(TRUST)) {
            soap.problem(TRUST, "is missing; without certificates to trust every signature is refused");
        }
        if (setup.takes(Mechanism.USERNAME_TOKEN) && !soap.has(SENDERS)) {
            soap.problem(SENDERS, "is missing; without names and passwords every username token is refused");
        }
        return setup;
    }

    private static List<ServedContract> contracts(Section soap) {
        if (!soap.has(CONTRACTS)) {
            return SoapSetup.DEFAULT.contracts();
        }
        var names = new HashSet<String>();
        var contracts = new ArrayList<ServedContract>();
        for (var section : soap.sections(CONTRACTS, "name")) {
            var name = section.text("name");
            if (!name.isEmpty() && !SoapSetup.CONTRACTS.contains(name)) {
                section.problem(
                        "name",
                        "must be " + String.join(" or ", SoapSetup.CONTRACTS) + ", not " + name,
                        Nearest.to(name, SoapSetup.CONTRACTS));
            } else if (!names.add(name)) {
                section.problem("name", "is the name of an earlier contract too");
            }
            var mechanisms = mechanisms(section);
            contracts.add(new ServedContract(name, mechanisms, required(section, mechanisms)));
        }
        return contracts;
    }

    private static Set<Mechanism> mechanisms(Section contract) {
        var mechanisms = EnumSet.noneOf(Mechanism.class);
        var words = contract.texts(SECURITY);
        for (int item = 0; item < words.size(); item++) {
            var known = Mechanism.of(words.get(item));
            if (known.isEmpty()) {
                contract.problem(SECURITY, item, "must be " + String.join(" or ", Mechanism.words()));
            }
            known.ifPresent(mechanisms::add);
        }
        return mechanisms;
    }

    private static boolean required(Section contract, Set<Mechanism> mechanisms) {
        boolean required = contract.flag("required", !mechanisms.isEmpty());
        if (required && mechanisms.isEmpty()) {
            contract.problem("required", "needs " + SECURITY + ", such as " + SECURITY + ": [signature]");
        }
        return required;
    }

    private Optional<Path> senders(Section soap) {
        var name = soap.optionalText(SENDERS);
        var file = name.flatMap(this::path).filter(place -> Files.isRegularFile(place) && Files.isReadable(place));
        if (name.isPresent() && file.isEmpty()) {
            soap.problem(SENDERS, "there is no such file that can be read");
        }
        return file;
    }

    /** A folder stands for the files in it that end in {@code .pem}. */
    private List<Path> pem(Section soap, String key) {
        var files = new ArrayList<Path>();
        var names = soap.texts(key);
        for (int item = 0; item < names.size(); item++) {
            var place = path(names.get(item));
            if (place.isPresent() && Files.isDirectory(place.get())) {
                files.addAll(inFolder(place.get()));
            } else if (place.isPresent() && Files.isReadable(place.get())) {
                files.add(place.get());
            } else {
                soap.problem(key, item, "there is no such file or folder that can be read");
            }
        }
        return files;
    }

    private List<Path> inFolder(Path place) {
        try (var names = Files.list(place)) {
            var files = names.filter(name -> name.toString().endsWith(".pem"))
                    .sorted()
                    .toList();
            looked.addAll(files);
            return files;
        } catch (IOException unreadable) {
            return List.of();
        }
    }

    private Optional<Path> path(String name) {
        try {
            var place = folder.resolve(name);
            looked.add(place);
            return Optional.of(place);
        } catch (InvalidPathException invalid) {
            return Optional.empty();
        }
    }
}
